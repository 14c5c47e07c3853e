package io.bindery.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the SQL tables show, as lines that can be compared. */
final class SqlLook {

    private SqlLook() { }

    /** The lines of {@link StoreModel#lines()} without exchanges and bindings, out of the tables. */
    static List<String> queueLines(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT e.queue, e.position, e.message_id, e.redelivered, m.routing_key, m.size,"
                     + " m.body, e.delivery_count, e.turn FROM queue_entry e JOIN message m ON m.id = e.message_id ORDER BY e.queue_id, e.position")) {
            while (row.next()) {
                var made = Traffic.message(row.getLong(3));
                boolean same = made.routingKey().equals(row.getString(5)) && made.body().length == row.getInt(6)
                        && java.util.Arrays.equals(java.util.Arrays.copyOf(made.body(), Math.min(made.body().length, 65536)), row.getBytes(7));
                lines.add(row.getString(1) + "@" + row.getLong(2) + " #" + row.getLong(3) + " " + row.getBoolean(4)
                        + " " + row.getInt(8) + " " + row.getString(9) + (same ? "" : " WRONG"));
            }
        }
        return lines;
    }

    static List<String> queueLines(StoreModel model) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(model.queues).forEach((id, queue) -> model.entries.get(id).forEach((position, entry) ->
                lines.add(queue.name() + "@" + position + " #" + entry.messageId() + " " + entry.redelivered() + " "
                        + (entry.standing() == null ? "0 null" : entry.standing().returns() + " " + entry.standing().turn()))));
        return lines;
    }

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                lines.add(String.join(" ", values));
            }
        }
        return lines;
    }
}
