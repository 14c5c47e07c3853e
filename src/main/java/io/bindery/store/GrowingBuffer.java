package io.bindery.store;

import java.nio.ByteBuffer;

/** A heap buffer that grows: where the store thread puts records of its own. */
final class GrowingBuffer {

    private ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

    ByteBuffer room(long bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.toIntExact(Math.max(2L * buffer.capacity(), buffer.position() + bytes));
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
        }
        return buffer;
    }

    int size() {
        return buffer.position();
    }

    ByteBuffer view() {
        return buffer.duplicate().flip();
    }

    void clear() {
        if (buffer.capacity() > 8 << 20) {
            buffer = ByteBuffer.allocate(64 << 10);
        }
        buffer.clear();
    }
}
