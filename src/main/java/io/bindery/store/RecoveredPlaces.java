package io.bindery.store;

import io.bindery.engine.RecoveredState;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of one queue in the order in which a replay met them, in primitive columns: about 41 bytes a place, in chunks,
 * so that nothing is ever copied to grow. Places that were given up since are thrown out when they are too many, and at the end.
 */
final class RecoveredPlaces extends AbstractList<RecoveredState.Entry> {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private static final class Chunk {
        final long[] positions = new long[CHUNK];
        final long[] messages = new long[CHUNK];
        final long[] enqueuedAt = new long[CHUNK];
        final long[] expiresAt = new long[CHUNK];
        final int[] sizes = new int[CHUNK];
        final byte[] priorities = new byte[CHUNK];
        final byte[] redelivered = new byte[CHUNK];
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private int size;
    private boolean ascending = true;
    private long lastPosition = -1;

    void add(long position, long messageId, int bodySize, int priority, long enqueuedAt, long expiresAt) {
        if (size == chunks.size() << CHUNK_BITS) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(size >> CHUNK_BITS);
        int at = size++ & CHUNK - 1;
        chunk.positions[at] = position;
        chunk.messages[at] = messageId;
        chunk.enqueuedAt[at] = enqueuedAt;
        chunk.expiresAt[at] = expiresAt;
        chunk.sizes[at] = bodySize;
        chunk.priorities[at] = (byte) priority;
        ascending &= position > lastPosition;
        lastPosition = position;
    }

    /** Throws out what is no place of the queue any more, when that is the larger part. */
    void tidy(JournalIndex index, StoredQueue queue) {
        if (size > 2 * queue.entries + CHUNK) {
            keepLive(index, queue);
        }
    }

    private void keepLive(JournalIndex index, StoredQueue queue) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Chunk from = chunks.get(i >> CHUNK_BITS);
            int at = i & CHUNK - 1;
            int slot = index.entries.find(EntryTable.key(queue.number, from.positions[at]));
            if (slot >= 0 && index.entries.messageAt(slot) == from.messages[at]) {
                Chunk to = chunks.get(kept >> CHUNK_BITS);
                move(from, at, to, kept++ & CHUNK - 1);
                to.redelivered[kept - 1 & CHUNK - 1] = (byte) (index.entries.redeliveredAt(slot) ? 1 : 0);
            }
        }
        size = kept;
        int needed = size + CHUNK - 1 >> CHUNK_BITS;
        chunks.subList(needed, chunks.size()).clear();
    }

    private static void move(Chunk from, int at, Chunk to, int place) {
        to.positions[place] = from.positions[at];
        to.messages[place] = from.messages[at];
        to.enqueuedAt[place] = from.enqueuedAt[at];
        to.expiresAt[place] = from.expiresAt[at];
        to.sizes[place] = from.sizes[at];
        to.priorities[place] = from.priorities[at];
    }

    /** Everything is read: the places there are, ascending. */
    List<RecoveredState.Entry> finished(JournalIndex index, StoredQueue queue) {
        keepLive(index, queue);
        if (ascending) {
            return this;
        }
        int[] order = order();
        return new AbstractList<>() {
            @Override public RecoveredState.Entry get(int i) {
                return RecoveredPlaces.this.get(order[i]);
            }

            @Override public int size() {
                return order.length;
            }
        };
    }

    /** Cleaning had put older places behind younger ones: where each stands in the order of positions. */
    private int[] order() {
        long[] positions = new long[size];
        for (int i = 0; i < size; i++) {
            positions[i] = chunks.get(i >> CHUNK_BITS).positions[i & CHUNK - 1];
        }
        long[] sorted = positions.clone();
        Arrays.sort(sorted);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[Arrays.binarySearch(sorted, positions[i])] = i;
        }
        return order;
    }

    @Override public RecoveredState.Entry get(int i) {
        Chunk chunk = chunks.get(i >> CHUNK_BITS);
        int at = i & CHUNK - 1;
        return new RecoveredState.Entry(chunk.positions[at], chunk.messages[at], chunk.sizes[at], chunk.priorities[at] & 0xFF,
                chunk.redelivered[at] != 0, chunk.enqueuedAt[at], chunk.expiresAt[at]);
    }

    @Override public int size() {
        return size;
    }
}
