package io.bindery.store;

import java.nio.ByteBuffer;

/**
 * A stretch of encoded records on its way from the engine thread, which fills it, to the store thread, which reads what
 * is published. Each has its own view of the bytes; they meet in two volatile fields.
 */
final class Chunk {

    static final int USUAL_SIZE = 1 << 20;

    /** The engine thread's. */
    final ByteBuffer filling;
    /** The store thread's. */
    final ByteBuffer draining;
    /** Up to where the store thread may read. */
    volatile int published;
    /** Set once nothing more comes into this one. */
    volatile Chunk next;

    private Chunk(ByteBuffer buffer) {
        filling = buffer;
        draining = buffer.duplicate();
    }

    static Chunk usual() {
        return new Chunk(ByteBuffer.allocateDirect(USUAL_SIZE));
    }

    /** For one record that is larger than usual: on the heap, so that it goes as soon as it is written. */
    static Chunk forLargeRecord(int size) {
        return new Chunk(ByteBuffer.allocate(size));
    }

    boolean reusable() {
        return filling.capacity() == USUAL_SIZE;
    }

    Chunk emptied() {
        filling.clear();
        draining.clear();
        published = 0;
        next = null;
        return this;
    }
}
