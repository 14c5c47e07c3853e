package io.bindery.ui.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** SQL that people ask of a data directory first, by name. */
public final class ReadyQueries {

    private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("depth", "SELECT q.vhost, q.name AS queue, COUNT(e.position) AS messages, COALESCE(SUM(m.size), 0) AS bytes,"
                + " MIN(e.enqueued_at) AS oldest FROM queue q LEFT JOIN queue_entry e ON e.queue_id = q.id"
                + " LEFT JOIN message m ON m.id = e.message_id GROUP BY q.vhost, q.name ORDER BY messages DESC, queue");
        BY_NAME.put("oldest", "SELECT e.queue, e.position, e.enqueued_at, m.exchange, m.routing_key, m.size FROM queue_entry e"
                + " JOIN message m ON m.id = e.message_id ORDER BY e.enqueued_at, e.queue, e.position LIMIT 20");
        BY_NAME.put("largest", "SELECT m.id, m.exchange, m.routing_key, m.size, m.content_type, COUNT(*) AS copies FROM message m"
                + " JOIN queue_entry e ON e.message_id = m.id GROUP BY m.id ORDER BY m.size DESC, m.id LIMIT 20");
        BY_NAME.put("keys", "SELECT m.exchange, m.routing_key, COUNT(*) AS messages, SUM(m.size) AS bytes FROM message m"
                + " GROUP BY m.exchange, m.routing_key ORDER BY messages DESC, m.exchange, m.routing_key");
        BY_NAME.put("redelivered", "SELECT e.queue, e.position, m.routing_key, e.enqueued_at FROM queue_entry e"
                + " JOIN message m ON m.id = e.message_id WHERE e.redelivered ORDER BY e.queue, e.position");
        BY_NAME.put("copies", "SELECT m.id, m.exchange, m.routing_key, COUNT(*) AS copies, LISTAGG(e.queue, ' ') AS queues FROM message m"
                + " JOIN queue_entry e ON e.message_id = m.id GROUP BY m.id HAVING COUNT(*) > 1 ORDER BY copies DESC, m.id");
        BY_NAME.put("expiring", "SELECT e.queue, e.position, e.expires_at, e.expires_at < CURRENT_TIMESTAMP AS expired, m.routing_key"
                + " FROM queue_entry e JOIN message m ON m.id = e.message_id WHERE e.expires_at IS NOT NULL ORDER BY e.expires_at");
        BY_NAME.put("bindings", "SELECT vhost, exchange, destination_kind, destination, binding_key, arguments FROM binding ORDER BY ordinal");
        BY_NAME.put("tables", "SELECT LOWER(table_name) AS table_name, LOWER(column_name) AS column_name, data_type FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE table_schema = 'PUBLIC' ORDER BY table_name, ordinal_position");
    }

    private ReadyQueries() { }

    public static Map<String, String> all() {
        return BY_NAME;
    }

    /** The SQL behind a name; anything else is SQL itself. */
    public static String sql(String nameOrSql) {
        return BY_NAME.getOrDefault(nameOrSql.strip(), nameOrSql);
    }
}
