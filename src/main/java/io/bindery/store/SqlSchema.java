package io.bindery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables that people ask. They have no rows of their own: {@link SqlTables} shows the journal's. */
final class SqlSchema {

    /** Longer bodies are cut here; the whole body is in the journal. */
    static final int BODY_PREFIX = 64 << 10;
    static final int MESSAGE_COLUMNS = 19;
    static final int ENTRY_COLUMNS = 10;

    private static final List<String> TABLES = List.of(
            "vhost (name VARCHAR NOT NULL)",
            "exchange (vhost VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, auto_delete BOOLEAN NOT NULL,"
                    + " internal BOOLEAN NOT NULL, arguments VARCHAR NOT NULL, ordinal BIGINT NOT NULL)",
            "queue (id BIGINT NOT NULL, vhost VARCHAR NOT NULL, name VARCHAR NOT NULL, exclusive BOOLEAN NOT NULL,"
                    + " auto_delete BOOLEAN NOT NULL, arguments VARCHAR NOT NULL, ordinal BIGINT)",
            "binding (ordinal BIGINT NOT NULL, vhost VARCHAR NOT NULL, exchange VARCHAR NOT NULL,"
                    + " destination_kind VARCHAR NOT NULL, destination VARCHAR NOT NULL, binding_key VARCHAR NOT NULL,"
                    + " arguments VARCHAR NOT NULL)",
            "message (id BIGINT NOT NULL, exchange VARCHAR NOT NULL, routing_key VARCHAR NOT NULL,"
                    + " content_type VARCHAR, content_encoding VARCHAR, headers VARCHAR, delivery_mode INT, priority INT,"
                    + " correlation_id VARCHAR, reply_to VARCHAR, expiration VARCHAR, app_message_id VARCHAR, sent_at TIMESTAMP WITH TIME ZONE,"
                    + " type VARCHAR, user_id VARCHAR, app_id VARCHAR, size INT NOT NULL, body VARBINARY(" + BODY_PREFIX + ") NOT NULL,"
                    + " persisted_at TIMESTAMP(3) WITH TIME ZONE NOT NULL)",
            "queue_entry (vhost VARCHAR NOT NULL, queue VARCHAR NOT NULL, position BIGINT NOT NULL, message_id BIGINT NOT NULL,"
                    + " redelivered BOOLEAN NOT NULL, enqueued_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,"
                    + " expires_at TIMESTAMP(3) WITH TIME ZONE, queue_id BIGINT NOT NULL, delivery_count INT NOT NULL, turn BIGINT)");

    private SqlSchema() { }

    /** In an empty database. @param word tells which store, see {@link SqlTables#show} */
    static void create(Connection connection, String word) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("CREATE TABLE " + table + " ENGINE \"" + SqlTables.class.getName() + "\" WITH \"" + word + "\"");
            }
        }
    }
}
