package io.bindery.store;

import java.util.ArrayDeque;
import java.util.BitSet;

/** Durable queues by id, without boxing: a small number for each, reused when its queue's entries are gone. */
final class QueueTable extends LongTable {

    private StoredQueue[] queues;
    private StoredQueue[] oldQueues;
    private final ArrayDeque<Integer> freeNumbers = new ArrayDeque<>();
    private int lastNumber;
    private final BitSet deleted = new BitSet();
    private long deletedEntries;

    /** The queue, or null. */
    StoredQueue get(long queueId) {
        int slot = find(queueId + 1);
        return slot < 0 ? null : queues[slot];
    }

    /** The queue; one without a definition when it was not known: cleaning may put a queue's record behind its messages'. */
    StoredQueue getOrMake(long queueId) {
        StoredQueue known = get(queueId);
        if (known != null) {
            return known;
        }
        StoredQueue queue = new StoredQueue(queueId, nextNumber());
        int slot = insert(queueId + 1);
        queues[slot] = queue;
        return queue;
    }

    /** Takes the queue out. Its number is not used again before {@link #deletedSwept()}. */
    void delete(StoredQueue queue) {
        remove(find(queue.id + 1));
        if (queue.entries > 0) {
            deleted.set(queue.number);
            deletedEntries += queue.entries;
        } else {
            freeNumbers.add(queue.number);
        }
    }

    boolean anyDeleted() {
        return !deleted.isEmpty();
    }

    boolean isDeleted(int number) {
        return deleted.get(number);
    }

    /** Places that deleted queues still have. */
    long deletedEntries() {
        return deletedEntries;
    }

    void deletedEntryForgotten() {
        deletedEntries--;
    }

    void deletedSwept() {
        deleted.stream().forEach(freeNumbers::add);
        deleted.clear();
    }

    StoredQueue at(int slot) {
        return queues[slot];
    }

    private int nextNumber() {
        if (!freeNumbers.isEmpty()) {
            return freeNumbers.poll();
        }
        if (lastNumber + 1 == EntryTable.MAX_QUEUES) {
            throw new IllegalStateException("more than " + EntryTable.MAX_QUEUES + " durable queues");
        }
        return ++lastNumber;
    }

    @Override void resized(int slots) {
        oldQueues = queues;
        queues = new StoredQueue[slots];
    }

    @Override void carry(int oldSlot, int slot) {
        queues[slot] = oldQueues[oldSlot];
    }

    @Override void carried() {
        oldQueues = null;
    }

    @Override void move(int from, int to) {
        queues[to] = queues[from];
    }

    @Override void clear(int slot) {
        queues[slot] = null;
    }
}
