package io.bindery.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** When messages got to disk, as a store's SQL tables say. They follow the journal, so the newest may be missing. */
public final class PersistedTimes {

    private PersistedTimes() { }

    /** @return wall clock by message id; connected only as long as it reads, since the tables are made small while nobody looks */
    public static Map<Long, Long> of(String url, Collection<Long> messageIds) throws IOException {
        Map<Long, Long> times = new HashMap<>();
        if (messageIds.isEmpty()) {
            return times;
        }
        String ids = messageIds.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, persisted_at FROM message WHERE id IN (" + ids + ")")) {
            while (rows.next()) {
                times.put(rows.getLong(1), rows.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli());
            }
        } catch (SQLException problem) {
            throw new IOException("The SQL tables cannot be read: " + problem.getMessage(), problem);
        }
        return times;
    }
}
