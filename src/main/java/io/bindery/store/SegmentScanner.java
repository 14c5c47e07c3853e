package io.bindery.store;

import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Walks the records of one segment, checking each. After {@link #next()} the record's type, offset, size and payload can
 * be asked for, until the next call. At a bad record it stops; {@link #resynchronise()} searches for the next good one.
 */
final class SegmentScanner {

    private static final int BLOCK = 256 << 10;

    private final JournalFile file;
    private final int salt;
    /** Or where the file ended earlier: a writer cuts the room off that it had reserved. */
    private long end;
    private final boolean verify;
    private final CRC32C crc = new CRC32C();
    /** Holds the file's bytes from {@code base} on; position is where reading goes on. */
    private ByteBuffer buffer = ByteBuffer.allocate(BLOCK).limit(0);
    private long base;
    private byte type;
    private long offset;
    private int size;

    /** @param verify false for what this process has written and synced itself, or has verified before */
    SegmentScanner(JournalFile file, int salt, long from, long end, boolean verify) {
        this.file = file;
        this.salt = salt;
        this.end = end;
        this.base = from;
        this.verify = verify;
    }

    /** @return false at the end and at a bad record: {@link #at()} tells which */
    boolean next() throws IOException {
        long start = at();
        if (end - start < Records.HEADER || !have(Records.HEADER)) {
            return false;
        }
        int position = buffer.position();
        int length = buffer.getInt(position + 4);
        byte found = buffer.get(position + 8);
        if (length < 0 || length > end - start - Records.HEADER || !Records.known(found) || !have(Records.HEADER + length)) {
            return false;
        }
        if (verify && !checksumHolds(start, Records.HEADER + length)) {
            return false;
        }
        offset = start;
        type = found;
        size = Records.HEADER + length;
        buffer.position(buffer.position() + size);
        return true;
    }

    /** Where the next record starts, or where the bad one does. */
    long at() {
        return base + buffer.position();
    }

    boolean atEnd() {
        return at() >= end;
    }

    /** Goes on behind a bad record: at the next place where a record's checksum holds, or at the end. */
    void resynchronise() throws IOException {
        do {
            if (!have(1)) {
                return;
            }
            buffer.position(buffer.position() + 1);
        } while (!atEnd() && !peek());
    }

    private boolean peek() throws IOException {
        boolean good = next();
        if (good) {
            buffer.position(buffer.position() - size);
        }
        return good;
    }

    byte type() {
        return type;
    }

    long offset() {
        return offset;
    }

    /** With the record's header. */
    int size() {
        return size;
    }

    /** A view of the payload; good until the next call of {@link #next()}. */
    ByteBuffer payload() {
        int recordEnd = buffer.position();
        ByteBuffer payload = buffer.duplicate();
        return payload.limit(recordEnd).position(recordEnd - size + Records.HEADER);
    }

    private boolean checksumHolds(long start, int recordSize) {
        int position = buffer.position();
        int limit = buffer.limit();
        int expected = buffer.getInt(position);
        int found = Records.checksum(crc, buffer, position, recordSize, salt, start);
        buffer.limit(limit).position(position);
        return expected == found;
    }

    /** Makes that many bytes from the position on available. */
    private boolean have(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        if (end - at() < bytes) {
            return false;
        }
        base = at();
        if (buffer.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes, BLOCK));
            buffer = larger.put(buffer);
        } else {
            buffer.compact();
        }
        int kept = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), end - base));
        file.read(buffer, base + kept);
        buffer.flip();
        if (buffer.remaining() < bytes) {
            end = base + buffer.limit();
        }
        return buffer.remaining() >= bytes;
    }
}
