package io.bindery.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What one stretch of the journal says of places in queues: that they were removed or delivered. Primitive, for there are many. */
final class PlaceMap extends LongTable {

    static final byte REMOVED = 1;
    static final byte DELIVERED = 2;
    /** The entry itself came in the same stretch: nobody needs to be told any more. */
    static final byte MET = 4;

    private final Map<Long, Integer> numbers = new HashMap<>();
    private byte[] flags;
    private byte[] oldFlags;

    void add(long queueId, long first, int count, byte flag) {
        int number = numbers.computeIfAbsent(queueId, id -> numbers.size() + 1);
        for (int i = 0; i < count; i++) {
            long key = EntryTable.key(number, first + i);
            int slot = find(key);
            if (slot < 0) {
                slot = insert(key);
                flags[slot] = 0;
            }
            flags[slot] |= flag;
        }
    }

    /** What is known of a place; 0 for nothing. */
    byte at(long queueId, long position) {
        int slot = slot(queueId, position);
        return slot < 0 ? 0 : flags[slot];
    }

    void met(long queueId, long position) {
        int slot = slot(queueId, position);
        if (slot >= 0) {
            flags[slot] |= MET;
        }
    }

    private int slot(long queueId, long position) {
        Integer number = numbers.get(queueId);
        return number == null ? -1 : find(EntryTable.key(number, position));
    }

    /** The places with that flag that were not met, in runs of neighbours. */
    <E extends Exception> void forEachUnmetRun(byte flag, RunVisitor<E> visitor) throws E {
        Map<Integer, Long> queueIds = new HashMap<>();
        numbers.forEach((id, number) -> queueIds.put(number, id));
        long[] keys = unmet(flag);
        for (int from = 0; from < keys.length; ) {
            int to = from + 1;
            while (to < keys.length && keys[to] == keys[to - 1] + 1) {
                to++;
            }
            long first = EntryTable.positionOf(keys[from]);
            visitor.run(queueIds.get(EntryTable.queueOf(keys[from])), first, first + to - from - 1);
            from = to;
        }
    }

    private long[] unmet(byte flag) {
        long[] keys = new long[size()];
        int count = 0;
        for (int slot = 0; slot < slots(); slot++) {
            if (keyAt(slot) != 0 && (flags[slot] & flag) != 0 && (flags[slot] & MET) == 0) {
                keys[count++] = keyAt(slot);
            }
        }
        Arrays.sort(keys, 0, count);
        return Arrays.copyOf(keys, count);
    }

    /** Takes positions {@code first} to {@code last} of a queue. */
    interface RunVisitor<E extends Exception> {
        void run(long queueId, long first, long last) throws E;
    }

    @Override void resized(int slots) {
        oldFlags = flags;
        flags = new byte[slots];
    }

    @Override void carry(int oldSlot, int slot) {
        flags[slot] = oldFlags[oldSlot];
    }

    @Override void carried() {
        oldFlags = null;
    }

    @Override void move(int from, int to) {
        flags[to] = flags[from];
    }

    @Override void clear(int slot) {
        flags[slot] = 0;
    }
}
