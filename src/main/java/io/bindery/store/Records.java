package io.bindery.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in a segment: checksum (4 bytes), length of the payload (4), type (1), payload.
 *
 * <p>The checksum is CRC32C over length, type and payload, XORed with the segment's salt and the record's offset. So a
 * message whose body is a piece of some journal is never taken for records, wherever a damaged file makes us search for them.
 */
final class Records {

    static final int HEADER = 9;

    /** Starts each commit group: how far this segment was synced before it (8), wall clock in ms (8). */
    static final byte GROUP = 1;
    /** Follows each segment's header: the segments there were, number (4) and end (4) each. */
    static final byte SEGMENTS = 2;
    /** A segment is about to be deleted on purpose: number (4). */
    static final byte SEGMENT_DELETED = 3;
    static final byte EXCHANGE_DECLARED = 4;
    static final byte EXCHANGE_DELETED = 5;
    static final byte QUEUE_DECLARED = 6;
    /** Queue id (8), virtual host, name. */
    static final byte QUEUE_DELETED = 7;
    static final byte BOUND = 8;
    static final byte UNBOUND = 9;
    /** See {@link MessageRecord}. A later one with the same id takes the place of an earlier one. */
    static final byte MESSAGE = 10;
    /** Queue id (8), first position (8), how many positions from there on (4). */
    static final byte REMOVED = 11;
    /** As REMOVED. */
    static final byte DELIVERED = 12;

    /** See {@link SettingRecord}. A later one with the same key takes the place of an earlier one. Since format 2. */
    static final byte SETTING = 13;
    /** The setting's key. Since format 2. */
    static final byte SETTING_CLEARED = 14;

    /** See {@link StandingRecord}. A later one of the same place takes the place of an earlier one. Since format 3. */
    static final byte STANDING = 15;

    /** See {@link GapRecord}. A later one of the same queue and priority takes the place of an earlier one. Since format 4. */
    static final byte GAP = 16;

    private static final byte LAST_TYPE = GAP;

    private Records() { }

    static boolean known(byte type) {
        return type >= GROUP && type <= LAST_TYPE;
    }

    /** Writes length and type of a record whose payload was put behind {@code start + HEADER}, up to the buffer's position. */
    static void seal(ByteBuffer buffer, int start, byte type) {
        buffer.putInt(start + 4, buffer.position() - start - HEADER);
        buffer.put(start + 8, type);
    }

    /** Leaves room for a record's header. @return where the record starts */
    static int begin(ByteBuffer buffer) {
        int start = buffer.position();
        buffer.position(start + HEADER);
        return start;
    }

    /** Bytes of the record at {@code start}, with its header. */
    static int sizeAt(ByteBuffer buffer, int start) {
        return HEADER + buffer.getInt(start + 4);
    }

    /** The checksum of the record at {@code start}, of {@code size} bytes with its header. Moves position and limit. */
    static int checksum(CRC32C crc, ByteBuffer buffer, int start, int size, int salt, long offset) {
        buffer.limit(start + size).position(start + 4);
        crc.reset();
        crc.update(buffer);
        return (int) crc.getValue() ^ salt ^ (int) offset;
    }
}
