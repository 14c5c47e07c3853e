package io.bindery.store;

/**
 * How much may be written while cleaning is in a hurry: a sixteenth of what it cleans. So the files shrink under any load, and nobody
 * waits until they are small enough: each commit group holds a step of cleaning and a little of what waits. Owned by the store thread.
 */
final class Hurry {

    static final int CLEANED_PER_BYTE = 16;

    private boolean on;
    /** Below zero after a record that was larger: then it is cleaned for it first. */
    private long room;

    /** @param step of a group's cleaning */
    void set(boolean wanted, long step) {
        if (wanted && !on) {
            room = step / CLEANED_PER_BYTE;
        }
        on = wanted;
    }

    boolean isOn() {
        return on;
    }

    /** Bytes that may be written with the next group. */
    long room() {
        return room;
    }

    void cleaned(long bytes) {
        room += bytes / CLEANED_PER_BYTE;
    }

    void written(long bytes) {
        room -= bytes;
    }
}
