package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.QueueDefinition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What people's queries look up in an index that goes on changing, a little at a time: it is locked no longer than for that. For any thread. */
final class IndexLooks {

    private final JournalIndex index;

    IndexLooks(JournalIndex index) {
        this.index = index;
    }

    /** All that some queue wants, ascending. */
    long[] messageIds() {
        long[] ids = keys(index.messages);
        for (int i = 0; i < ids.length; i++) {
            ids[i]--;
        }
        Arrays.sort(ids);
        return ids;
    }

    /** All places, in no order. */
    long[] entryKeys() {
        return keys(index.entries);
    }

    /** Locked as long as it takes to copy an array. */
    private long[] keys(LongTable table) {
        long[] slots;
        untilAllIsForgotten();
        synchronized (index) {
            slots = table.copyOfKeys();
        }
        int count = 0;
        for (long key : slots) {
            if (key != 0) {
                slots[count++] = key;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    /** What was purged is not to be seen any more, though the index has it for a moment. */
    void untilAllIsForgotten() {
        try {
            index.awaitAllForgotten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stands there, for {@link #messageOf} and {@link #redelivered}; -1 for nothing. */
    long entryAt(long key) {
        synchronized (index) {
            int slot = index.entries.find(key);
            return slot < 0 ? -1 : index.entries.entryAt(slot);
        }
    }

    static long messageOf(long entry) {
        return entry >>> 1;
    }

    static boolean redelivered(long entry) {
        return (entry & 1) != 0;
    }

    /** Null for what stands where its position says. */
    Standing standingAt(long key) {
        synchronized (index) {
            return index.standings.get(key);
        }
    }

    /** A queue as people know it, and its number in the keys of entries. */
    record QueueName(long id, int number, String vhost, String name) {
        private static QueueName of(StoredQueue queue) {
            QueueDefinition definition = RecoveredStates.definition(queue);
            return new QueueName(queue.id, queue.number, definition.vhost(), definition.name());
        }
    }

    /** In the order of their ids. */
    List<QueueName> queueNames() {
        synchronized (index) {
            return RecoveredStates.inOrder(index.queues).stream().map(QueueName::of).sorted(Comparator.comparingLong(QueueName::id)).toList();
        }
    }

    /** Null when it is gone. */
    QueueName queueName(long queueId) {
        synchronized (index) {
            StoredQueue queue = index.queues.get(queueId);
            return queue == null ? null : QueueName.of(queue);
        }
    }

    /** A place in a segment where a commit group begins. */
    record GroupMark(SegmentInfo segment, long offset) { }

    /** One not far before that location, or null. */
    GroupMark groupMarkBefore(long location) {
        synchronized (index) {
            Segment segment = index.segments.get(Segment.numberIn(location));
            long offset = segment == null ? -1 : segment.groupBefore(Segment.offsetIn(location));
            return offset < 0 ? null : new GroupMark(new SegmentInfo(segment.number, segment.salt, segment.size), offset);
        }
    }

    /** What another thread needs to read a segment. */
    record SegmentInfo(int number, int salt, long size) { }
}
