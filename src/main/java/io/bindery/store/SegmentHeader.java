package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment file, written twice so that one damaged byte costs nothing.
 *
 * @param salt differs from segment to segment, see {@link Records}
 * @param counters what must not be forgotten when the records that told it are cleaned away
 */
record SegmentHeader(int version, int number, int salt, Counters counters) {

    static final int COPY = 64;
    static final int SIZE = 2 * COPY;
    /** 2 since there are records of gaps, at which a Bindery that knows none would take a segment for torn. */
    static final int VERSION = 2;
    private static final long MAGIC = 0x42494E444552594AL;
    private static final int CHECKSUM_AT = COPY - 4;

    /** The highest ids ever given out. */
    record Counters(long lastMessageId, long lastQueueId, long lastOrdinal) {
        static final Counters NONE = new Counters(0, 0, 0);
    }

    ByteBuffer encode() {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        for (int at = 0; at < SIZE; at += COPY) {
            buffer.position(at);
            buffer.putLong(MAGIC).putInt(version).putInt(number).putInt(salt);
            buffer.putLong(counters.lastMessageId).putLong(counters.lastQueueId).putLong(counters.lastOrdinal);
            buffer.putInt(at + CHECKSUM_AT, checksum(buffer, at));
        }
        return buffer.position(0);
    }

    /** What the file says of itself, or empty when neither copy is whole. */
    static Optional<SegmentHeader> read(JournalFiles.JournalFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        if (file.read(buffer, 0) < SIZE) {
            return Optional.empty();
        }
        return decode(buffer, 0).or(() -> decode(buffer, COPY));
    }

    /** Whether both copies are whole. */
    static boolean undamaged(JournalFiles.JournalFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        return file.read(buffer, 0) == SIZE && decode(buffer, 0).isPresent() && decode(buffer, COPY).isPresent();
    }

    private static Optional<SegmentHeader> decode(ByteBuffer buffer, int at) {
        if (buffer.getLong(at) != MAGIC || buffer.getInt(at + CHECKSUM_AT) != checksum(buffer, at)) {
            return Optional.empty();
        }
        Counters counters = new Counters(buffer.getLong(at + 20), buffer.getLong(at + 28), buffer.getLong(at + 36));
        return Optional.of(new SegmentHeader(buffer.getInt(at + 8), buffer.getInt(at + 12), buffer.getInt(at + 16), counters));
    }

    private static int checksum(ByteBuffer buffer, int at) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), at, CHECKSUM_AT);
        return (int) crc.getValue();
    }
}
