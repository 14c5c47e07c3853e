package io.bindery.store;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Applies stretches of the journal to the tables, one transaction each. Walks a stretch twice: first for what goes, then
 * for what came and stays, so that what came and went within it never touches the database.
 */
final class SqlWriter implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection connection;
    private final PreparedStatement insertMessage;
    private final PreparedStatement mergeMessage;
    private final PreparedStatement insertEntry;
    private final PreparedStatement mergeEntry;
    private final PreparedStatement deleteEntries;
    private final PreparedStatement deleteOrphan;
    private final PreparedStatement markDelivered;
    private final MessageRecord record = new MessageRecord();
    private PlaceMap places = new PlaceMap();
    private final Set<Long> deletedQueues = new HashSet<>();
    private final Set<Long> orphans = new HashSet<>();
    private long groupMillis;
    private int batched;
    private boolean changed;

    /** @param connection without auto-commit, to tables that are there */
    SqlWriter(Connection connection) throws SQLException {
        this.connection = connection;
        String messageValues = " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        insertMessage = connection.prepareStatement("INSERT INTO message" + messageValues);
        mergeMessage = connection.prepareStatement("MERGE INTO message KEY (id)" + messageValues);
        insertEntry = connection.prepareStatement("INSERT INTO stored_entry VALUES (?, ?, ?, ?, ?, ?)");
        mergeEntry = connection.prepareStatement("MERGE INTO stored_entry KEY (queue_id, position) VALUES (?, ?, ?, ?, ?, ?)");
        deleteEntries = connection.prepareStatement("SELECT message_id FROM OLD TABLE"
                + " (DELETE FROM stored_entry WHERE queue_id = ? AND position BETWEEN ? AND ?)");
        deleteOrphan = connection.prepareStatement("DELETE FROM message WHERE id = ? AND NOT EXISTS"
                + " (SELECT 1 FROM stored_entry WHERE message_id = message.id)");
        markDelivered = connection.prepareStatement(
                "UPDATE stored_entry SET redelivered = TRUE WHERE queue_id = ? AND position BETWEEN ? AND ?");
    }

    /**
     * Applies it, or its beginning: a place in a queue that was left is used again by a broker that was started anew, so the
     * stretch ends before that.
     *
     * @return up to where
     */
    JournalStretch.Place apply(JournalStretch stretch) throws IOException, SQLException {
        places = new PlaceMap();
        deletedQueues.clear();
        orphans.clear();
        changed = false;
        JournalStretch.Place end = stretch.walk(this::gather);
        stretch.until(end).walk(this::write);
        flush();
        places.forEachUnmetRun(PlaceMap.DELIVERED, this::delivered);
        places.forEachUnmetRun(PlaceMap.REMOVED, this::deleteEntries);
        deleteOrphans();
        return end;
    }

    /** Whether the last stretch changed anything but the position. */
    boolean changed() {
        return changed;
    }

    void commit(JournalStretch.Place place) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE journal_position SET segment = " + place.segment() + ", position = " + place.offset());
        }
        connection.commit();
    }

    private boolean gather(byte type, ByteBuffer payload) {
        if (type == Records.MESSAGE) {
            return !usesAPlaceAgain(record.open(payload));
        }
        if (type == Records.REMOVED || type == Records.DELIVERED) {
            places.add(payload.getLong(), payload.getLong(), payload.getInt(),
                    type == Records.REMOVED ? PlaceMap.REMOVED : PlaceMap.DELIVERED);
        } else if (type == Records.QUEUE_DELETED) {
            deletedQueues.add(payload.getLong());
        }
        return true;
    }

    private boolean usesAPlaceAgain(MessageRecord message) {
        boolean again = false;
        while (message.persistedAt() == 0 && !again && message.nextQueue()) {
            again = (places.at(message.queueId(), message.position()) & PlaceMap.REMOVED) != 0;
        }
        return again;
    }

    private boolean write(byte type, ByteBuffer payload) throws SQLException {
        switch (type) {
            case Records.GROUP -> groupMillis = payload.getLong(payload.position() + Long.BYTES);
            case Records.MESSAGE -> message(payload);
            case Records.EXCHANGE_DECLARED, Records.EXCHANGE_DELETED, Records.QUEUE_DECLARED, Records.QUEUE_DELETED,
                    Records.BOUND, Records.UNBOUND -> {
                changed = true;
                definition(type, payload);
            }
            default -> { }
        }
        return true;
    }

    private void message(ByteBuffer payload) throws SQLException {
        record.open(payload.duplicate());
        boolean copy = record.persistedAt() != 0;
        int wanted = 0;
        while (record.nextQueue()) {
            byte known = places.at(record.queueId(), record.position());
            if (!copy) {
                places.met(record.queueId(), record.position());
            }
            if ((known & PlaceMap.REMOVED) == 0 && !deletedQueues.contains(record.queueId())) {
                entry(copy ? mergeEntry : insertEntry, record.redelivered() || (known & PlaceMap.DELIVERED) != 0);
                wanted++;
            }
        }
        if (wanted > 0) {
            changed = true;
            content(copy ? mergeMessage : insertMessage, record.open(payload));
            if (++batched >= BATCH) {
                flush();
            }
        }
    }

    private void entry(PreparedStatement statement, boolean redelivered) throws SQLException {
        statement.setLong(1, record.queueId());
        statement.setLong(2, record.position());
        statement.setLong(3, record.id());
        statement.setBoolean(4, redelivered);
        statement.setObject(5, time(record.enqueuedAt()));
        statement.setObject(6, record.expiresAt() == 0 ? null : time(record.expiresAt()));
        statement.addBatch();
    }

    private void content(PreparedStatement statement, MessageRecord source) throws SQLException {
        long groupOrBefore = groupMillis == 0 ? source.enqueuedAt() : groupMillis;
        long persistedAt = source.persistedAt() == 0 ? groupOrBefore : source.persistedAt();
        Message message = source.message();
        Properties p = message.properties();
        Object[] columns = {message.id(), message.exchange(), message.routingKey(), p.contentType(), p.contentEncoding(),
            p.headers() == null ? null : FieldJson.text(p.headers()), p.deliveryMode(), p.priority(), p.correlationId(),
            p.replyTo(), p.expiration(), p.messageId(), p.timestamp() == null ? null : seconds(p.timestamp()), p.type(), p.userId(), p.appId(),
            message.body().length, prefix(message.body()), time(persistedAt)};
        for (int i = 0; i < columns.length; i++) {
            statement.setObject(i + 1, columns[i]);
        }
        statement.addBatch();
    }

    private static byte[] prefix(byte[] body) {
        return body.length <= SqlSchema.BODY_PREFIX ? body : Arrays.copyOf(body, SqlSchema.BODY_PREFIX);
    }

    private static Object time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    /** Clients put anything into a timestamp; what no calendar holds is shown as absent. */
    private static Object seconds(long epochSeconds) {
        return Math.abs(epochSeconds) > 253_402_300_799L ? null : Instant.ofEpochSecond(epochSeconds).atOffset(ZoneOffset.UTC);
    }

    private void flush() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {insertMessage, mergeMessage, insertEntry, mergeEntry}) {
            statement.executeBatch();
        }
        batched = 0;
    }

    private void delivered(long queueId, long first, long last) throws SQLException {
        changed = true;
        place(markDelivered, queueId, first, last);
        markDelivered.executeUpdate();
    }

    private void deleteEntries(long queueId, long first, long last) throws SQLException {
        changed = true;
        place(deleteEntries, queueId, first, last);
        try (ResultSet gone = deleteEntries.executeQuery()) {
            while (gone.next()) {
                orphans.add(gone.getLong(1));
            }
        }
    }

    private static void place(PreparedStatement statement, long queueId, long first, long last) throws SQLException {
        statement.setLong(1, queueId);
        statement.setLong(2, first);
        statement.setLong(3, last);
    }

    private void deleteOrphans() throws SQLException {
        for (long id : orphans) {
            deleteOrphan.setLong(1, id);
            deleteOrphan.addBatch();
        }
        deleteOrphan.executeBatch();
    }

    private void definition(byte type, ByteBuffer payload) throws SQLException {
        WireReader in = DefinitionRecord.reader(payload);
        switch (type) {
            case Records.EXCHANGE_DECLARED -> exchange(in.int64(), DefinitionRecord.exchange(in));
            case Records.EXCHANGE_DELETED -> exchangeDeleted(in.shortText(), in.shortText());
            case Records.QUEUE_DECLARED -> queue(in.int64(), in.int64(), DefinitionRecord.queue(in));
            case Records.QUEUE_DELETED -> queueDeleted(in.int64(), in.shortText(), in.shortText());
            case Records.BOUND -> bound(in.int64(), DefinitionRecord.binding(in));
            default -> {
                in.int64();
                update("DELETE FROM binding WHERE encoded = ?", (Object) DefinitionRecord.binding(0, DefinitionRecord.binding(in)));
            }
        }
    }

    private void exchange(long ordinal, ExchangeDefinition exchange) throws SQLException {
        update("MERGE INTO exchange KEY (vhost, name) VALUES (?, ?, ?, ?, ?, ?, ?)", exchange.vhost(), exchange.name(), exchange.type(),
                exchange.autoDelete(), exchange.internal(), FieldJson.text(exchange.arguments()), ordinal);
    }

    private void exchangeDeleted(String vhost, String name) throws SQLException {
        update("DELETE FROM exchange WHERE vhost = ? AND name = ?", vhost, name);
        update("DELETE FROM binding WHERE vhost = ? AND (exchange = ? OR destination_kind = 'EXCHANGE' AND destination = ?)", vhost, name, name);
    }

    private void queue(long ordinal, long id, QueueDefinition queue) throws SQLException {
        update("MERGE INTO queue KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?)", id, queue.vhost(), queue.name(), queue.exclusive(),
                queue.autoDelete(), FieldJson.text(queue.arguments()), ordinal);
    }

    private void queueDeleted(long id, String vhost, String name) throws SQLException {
        update("DELETE FROM queue WHERE id = ?", id);
        update("DELETE FROM binding WHERE vhost = ? AND destination_kind = 'QUEUE' AND destination = ?", vhost, name);
        deleteEntries(id, 0, Long.MAX_VALUE);
    }

    private void bound(long ordinal, Binding binding) throws SQLException {
        update("MERGE INTO binding KEY (ordinal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ordinal, binding.vhost(), binding.exchange(),
                binding.kind().name(), binding.destination(), binding.key(), FieldJson.text(binding.arguments()),
                DefinitionRecord.binding(0, binding));
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override public void close() throws SQLException {
        connection.close();
    }
}
