package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.store.EntryOrder.Queue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.index.Cursor;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/** The table {@code queue_entry}: each place of each queue with the message that stands there. */
final class EntryRows implements SqlRows {

    private final JournalView view;
    private final RecordFinder finder;
    private final RecordFinder byMessage;

    EntryRows(JournalView view) {
        this.view = view;
        finder = new RecordFinder(view);
        byMessage = new RecordFinder(view);
    }

    @Override public long count() {
        return view.index.figures().entries();
    }

    @Override public List<String> keys() {
        return List.of("MESSAGE_ID", "QUEUE_ID", "QUEUE");
    }

    @Override public Cursor all(Object statement) {
        EntryOrder order = view.entries(statement);
        return new Places(order, order.queues());
    }

    @Override public Cursor find(Object statement, String key, Value least, Value most, boolean downwards) {
        Value value = least;
        if (value == null || most == null || value == ValueNull.INSTANCE) {
            return all(statement);
        }
        if (key.equals("MESSAGE_ID")) {
            return new PlacesOfMessage(value.getLong());
        }
        EntryOrder order = view.entries(statement);
        return new Places(order, order.queues().stream()
                .filter(queue -> key.equals("QUEUE") ? queue.name().equals(value.getString()) : queue.id() == value.getLong()).toList());
    }

    private final class Places extends SqlCursor {
        private final EntryOrder order;
        private final Iterator<Queue> queues;
        private Queue queue;
        private int at;

        Places(EntryOrder order, List<Queue> queues) {
            this.order = order;
            this.queues = queues.iterator();
        }

        @Override Row made() {
            while (true) {
                while (queue == null || at == queue.to()) {
                    if (!queues.hasNext()) {
                        return null;
                    }
                    queue = queues.next();
                    at = queue.from();
                }
                long key = order.keys()[at++];
                long entry = view.looks.entryAt(key);
                if (entry >= 0) {
                    return row(queue.vhost(), queue.name(), queue.id(), key, entry);
                }
            }
        }
    }

    /** Its record says where it was put; the index, whether it still stands there. */
    private final class PlacesOfMessage extends SqlCursor {
        private final Iterator<Row> rows;

        PlacesOfMessage(long messageId) {
            view.looks.untilAllIsForgotten();
            StoredRecord record = byMessage.find(messageId, RecordBatch::record);
            List<Row> found = new ArrayList<>();
            for (int i = 0; record != null && i < record.queueIds().length; i++) {
                IndexLooks.QueueName queue = view.looks.queueName(record.queueIds()[i]);
                long key = queue == null ? 0 : EntryTable.key(queue.number(), record.positions()[i]);
                long entry = queue == null ? -1 : view.looks.entryAt(key);
                if (entry >= 0 && IndexLooks.messageOf(entry) == messageId) {
                    found.add(row(queue.vhost(), queue.name(), queue.id(), key, entry));
                }
            }
            rows = found.iterator();
        }

        @Override Row made() {
            return rows.hasNext() ? rows.next() : null;
        }
    }

    private Row row(String vhost, String queue, long queueId, long key, long entry) {
        long position = EntryTable.positionOf(key);
        Standing standing = view.looks.standingAt(key);
        long messageId = IndexLooks.messageOf(entry);
        return new SqlRow(SqlSchema.ENTRY_COLUMNS, column -> switch (column) {
            case 0 -> vhost;
            case 1 -> queue;
            case 2 -> position;
            case 3 -> messageId;
            case 4 -> IndexLooks.redelivered(entry);
            case 5 -> finder.find(messageId, (batch, i) -> SqlRow.time(batch.record(i).enqueuedAt()));
            case 6 -> finder.find(messageId, (batch, i) -> SqlRow.time(batch.record(i).expiresAt(queueId, position)));
            case 7 -> queueId;
            case 8 -> standing == null ? 0 : standing.returns();
            case 9 -> standing == null ? null : standing.turn();
            default -> throw new IllegalArgumentException("column " + column);
        });
    }
}
