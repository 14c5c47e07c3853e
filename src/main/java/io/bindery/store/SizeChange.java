package io.bindery.store;

/** Bytes on disk of one part of the store, before and after it was compacted. */
record SizeChange(long before, long after) {
    static final SizeChange NONE = new SizeChange(0, 0);
}
