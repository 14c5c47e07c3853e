package io.bindery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The projection's tables. {@code queue_entry} is what people ask: a view of {@code stored_entry} with the queue's name,
 * because a queue's record may lie behind its messages'.
 */
final class SqlSchema {

    /** Another number and the projection is made anew. */
    static final int VERSION = 1;
    /** Longer bodies are cut here; the whole body is in the journal. */
    static final int BODY_PREFIX = 64 << 10;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE exchange (vhost VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, auto_delete BOOLEAN NOT NULL,"
                    + " internal BOOLEAN NOT NULL, arguments VARCHAR NOT NULL, ordinal BIGINT NOT NULL, PRIMARY KEY (vhost, name))",
            "CREATE TABLE queue (id BIGINT PRIMARY KEY, vhost VARCHAR NOT NULL, name VARCHAR NOT NULL, exclusive BOOLEAN NOT NULL,"
                    + " auto_delete BOOLEAN NOT NULL, arguments VARCHAR NOT NULL, ordinal BIGINT NOT NULL)",
            "CREATE TABLE binding (ordinal BIGINT PRIMARY KEY, vhost VARCHAR NOT NULL, exchange VARCHAR NOT NULL,"
                    + " destination_kind VARCHAR NOT NULL, destination VARCHAR NOT NULL, binding_key VARCHAR NOT NULL,"
                    + " arguments VARCHAR NOT NULL, encoded VARBINARY NOT NULL)",
            "CREATE TABLE message (id BIGINT PRIMARY KEY, exchange VARCHAR NOT NULL, routing_key VARCHAR NOT NULL,"
                    + " content_type VARCHAR, content_encoding VARCHAR, headers VARCHAR, delivery_mode INT, priority INT,"
                    + " correlation_id VARCHAR, reply_to VARCHAR, expiration VARCHAR, app_message_id VARCHAR, sent_at TIMESTAMP WITH TIME ZONE,"
                    + " type VARCHAR, user_id VARCHAR, app_id VARCHAR, size INT NOT NULL, body VARBINARY(" + BODY_PREFIX + ") NOT NULL,"
                    + " persisted_at TIMESTAMP(3) WITH TIME ZONE NOT NULL)",
            "CREATE TABLE stored_entry (queue_id BIGINT NOT NULL, position BIGINT NOT NULL, message_id BIGINT NOT NULL,"
                    + " redelivered BOOLEAN NOT NULL, enqueued_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,"
                    + " expires_at TIMESTAMP(3) WITH TIME ZONE, PRIMARY KEY (queue_id, position))",
            "CREATE INDEX stored_entry_message ON stored_entry (message_id)",
            "CREATE VIEW queue_entry AS SELECT q.vhost, q.name AS queue, e.position, e.message_id, e.redelivered, e.enqueued_at,"
                    + " e.expires_at, e.queue_id FROM stored_entry e LEFT JOIN queue q ON q.id = e.queue_id",
            "CREATE VIEW vhost AS SELECT DISTINCT vhost AS name FROM (SELECT vhost FROM queue UNION SELECT vhost FROM exchange)",
            "CREATE TABLE journal_position (version INT NOT NULL, segment INT NOT NULL, position BIGINT NOT NULL)");

    private SqlSchema() { }

    /** In an empty database. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            statement.execute("INSERT INTO journal_position VALUES (" + VERSION + ", 0, 0)");
        }
        connection.commit();
    }
}
