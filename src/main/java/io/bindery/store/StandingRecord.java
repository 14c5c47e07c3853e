package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.engine.RecoveredState.Standing.Where;
import java.nio.ByteBuffer;

/** The payload of a {@link Records#STANDING} record: queue id (8), position (8), turn (8), returns (4), where (1). */
final class StandingRecord {

    static final int SIZE = 3 * Long.BYTES + Integer.BYTES + Byte.BYTES;
    private static final Where[] WHERE = Where.values();

    private StandingRecord() { }

    /** A whole record but for its checksum. */
    static void put(ByteBuffer out, long queueId, Standing standing) {
        int start = Records.begin(out);
        out.putLong(queueId).putLong(standing.position()).putLong(standing.turn()).putInt(standing.returns())
                .put((byte) standing.where().ordinal());
        Records.seal(out, start, Records.STANDING);
    }

    /** Behind the queue's id. */
    static Standing read(ByteBuffer payload) {
        long position = payload.getLong();
        long turn = payload.getLong();
        int returns = payload.getInt();
        return new Standing(position, WHERE[payload.get()], turn, returns);
    }
}
