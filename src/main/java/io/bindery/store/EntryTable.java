package io.bindery.store;

/**
 * Which message stands at a place of a queue, and whether it was delivered before: 16 bytes a slot. Queues are named by
 * a small number of the index's own ({@link QueueTable}), so that queue and position fit one key.
 */
final class EntryTable extends LongTable {

    static final int MAX_QUEUES = 1 << 20;
    private static final int POSITION_BITS = 44;
    private static final long MAX_POSITION = (1L << POSITION_BITS) - 1;

    private long[] messages;
    private long[] oldMessages;

    static long key(int queue, long position) {
        if (position < 0 || position > MAX_POSITION) {
            throw new IllegalArgumentException("position " + position + " in a queue: " + MAX_POSITION + " is the last");
        }
        return (long) queue << POSITION_BITS | position;
    }

    static int queueOf(long key) {
        return (int) (key >>> POSITION_BITS);
    }

    static long positionOf(long key) {
        return key & MAX_POSITION;
    }

    int queueAt(int slot) {
        return queueOf(keyAt(slot));
    }

    long positionAt(int slot) {
        return positionOf(keyAt(slot));
    }

    void put(long key, long messageId, boolean redelivered) {
        int slot = insert(key);
        messages[slot] = messageId << 1 | (redelivered ? 1 : 0);
    }

    /** Message id and mark in one. */
    long entryAt(int slot) {
        return messages[slot];
    }

    long messageAt(int slot) {
        return messages[slot] >>> 1;
    }

    boolean redeliveredAt(int slot) {
        return (messages[slot] & 1) != 0;
    }

    void markRedelivered(int slot) {
        messages[slot] |= 1;
    }

    @Override void resized(int slots) {
        oldMessages = messages;
        messages = new long[slots];
    }

    @Override void carry(int oldSlot, int slot) {
        messages[slot] = oldMessages[oldSlot];
    }

    @Override void carried() {
        oldMessages = null;
    }

    @Override void move(int from, int to) {
        messages[to] = messages[from];
    }

    @Override void clear(int slot) { }
}
