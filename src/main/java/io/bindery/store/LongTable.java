package io.bindery.store;

/**
 * The half of a hash table with long keys that its kinds have in common: open addressing in a primitive array. Subclasses
 * keep their values in arrays of their own, at the same slots. The key 0 cannot be held.
 */
abstract class LongTable {

    private static final int SMALLEST = 64;
    private static final int BLOCK_BITS = 3;
    private static final int BLOCK = 1 << BLOCK_BITS;
    /** Linear probing stays short up to here. */
    private static final double FULL = 0.75;

    private long[] keys = new long[SMALLEST];
    private int size;
    private int growAt = (int) (SMALLEST * FULL);

    LongTable() {
        resized(SMALLEST);
    }

    /** New value arrays of this many slots are needed; the old ones are read by {@link #carry} until {@link #carried}. */
    abstract void resized(int slots);

    /** Moves a value from an old slot (of the old arrays) to one of the new arrays. */
    abstract void carry(int oldSlot, int slot);

    abstract void carried();

    /** Moves a value within the current arrays. */
    abstract void move(int from, int to);

    /** Forgets the value at a slot. */
    abstract void clear(int slot);

    final int size() {
        return size;
    }

    final int slots() {
        return keys.length;
    }

    final long[] copyOfKeys() {
        return keys.clone();
    }

    final long keyAt(int slot) {
        return keys[slot];
    }

    /** The key's slot, or -1. */
    final int find(long key) {
        for (int slot = home(key); ; slot = next(slot)) {
            if (keys[slot] == key) {
                return slot;
            }
            if (keys[slot] == 0) {
                return -1;
            }
        }
    }

    /** A slot for a key that is not there yet. */
    final int insert(long key) {
        if (size >= growAt) {
            grow();
        }
        size++;
        return place(key);
    }

    /** Takes a slot's key out and closes the gap, so that no tombstones gather. */
    final void remove(int slot) {
        int gap = slot;
        for (int next = next(gap); keys[next] != 0; next = next(next)) {
            if (distance(home(keys[next]), next) >= distance(gap, next)) {
                keys[gap] = keys[next];
                move(next, gap);
                gap = next;
            }
        }
        keys[gap] = 0;
        clear(gap);
        size--;
    }

    private int place(long key) {
        int slot = home(key);
        while (keys[slot] != 0) {
            slot = next(slot);
        }
        keys[slot] = key;
        return slot;
    }

    /** By half: doubling would leave up to two thirds of a large table empty. */
    private void grow() {
        long[] old = keys;
        keys = new long[Math.addExact(old.length, old.length / 2 + BLOCK - 1) & -BLOCK];
        growAt = (int) (keys.length * FULL);
        resized(keys.length);
        for (int slot = 0; slot < old.length; slot++) {
            if (old[slot] != 0) {
                carry(slot, place(old[slot]));
            }
        }
        carried();
    }

    /**
     * Neighbours stay together in blocks as long as a line of the processor's cache, since ids and positions mostly come in order.
     * Scales 32 mixed bits to the number of blocks, which needs no power of two.
     */
    private int home(long key) {
        long mixed = (key >>> BLOCK_BITS) * 0x9E3779B97F4A7C15L;
        long block = ((mixed >>> 32 ^ mixed >>> 11) & 0xFFFFFFFFL) * (keys.length >>> BLOCK_BITS) >>> 32;
        return (int) (block << BLOCK_BITS | key & BLOCK - 1);
    }

    private int next(int slot) {
        return slot + 1 == keys.length ? 0 : slot + 1;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + keys.length;
    }
}
