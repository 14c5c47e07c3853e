package io.bindery.store;

/**
 * Where each message's record lies, how long it is and how many queue entries want it: 24 bytes a slot. Message ids are
 * held plus one, so that none is 0.
 */
final class MessageTable extends LongTable {

    private long[] locations;
    private int[] sizes;
    private int[] copies;
    private long[] oldLocations;
    private int[] oldSizes;
    private int[] oldCopies;

    int slotOf(long messageId) {
        return find(messageId + 1);
    }

    int add(long messageId) {
        return insert(messageId + 1);
    }

    long idAt(int slot) {
        return keyAt(slot) - 1;
    }

    void locate(int slot, long location, int size) {
        locations[slot] = location;
        sizes[slot] = size;
    }

    long location(int slot) {
        return locations[slot];
    }

    int recordSize(int slot) {
        return sizes[slot];
    }

    /** @return how many entries want it now */
    int addCopies(int slot, int change) {
        return copies[slot] += change;
    }

    @Override void resized(int slots) {
        oldLocations = locations;
        oldSizes = sizes;
        oldCopies = copies;
        locations = new long[slots];
        sizes = new int[slots];
        copies = new int[slots];
    }

    @Override void carry(int oldSlot, int slot) {
        locations[slot] = oldLocations[oldSlot];
        sizes[slot] = oldSizes[oldSlot];
        copies[slot] = oldCopies[oldSlot];
    }

    @Override void carried() {
        oldLocations = null;
        oldSizes = null;
        oldCopies = null;
    }

    @Override void move(int from, int to) {
        locations[to] = locations[from];
        sizes[to] = sizes[from];
        copies[to] = copies[from];
    }

    @Override void clear(int slot) {
        copies[slot] = 0;
    }
}
