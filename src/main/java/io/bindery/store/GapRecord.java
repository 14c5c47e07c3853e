package io.bindery.store;

import io.bindery.engine.RecoveredState.Gap;
import java.nio.ByteBuffer;

/** The payload of a {@link Records#GAP} record: queue id (8), position (8), priority (1). */
final class GapRecord {

    static final int SIZE = 2 * Long.BYTES + Byte.BYTES;

    private GapRecord() { }

    /** A whole record but for its checksum. */
    static void put(ByteBuffer out, long queueId, Gap gap) {
        int start = Records.begin(out);
        out.putLong(queueId).putLong(gap.position()).put((byte) gap.priority());
        Records.seal(out, start, Records.GAP);
    }

    /** Behind the queue's id. */
    static Gap read(ByteBuffer payload) {
        long position = EntryTable.positionOf(EntryTable.key(0, payload.getLong()));
        return new Gap(payload.get() & 0xFF, position);
    }
}
