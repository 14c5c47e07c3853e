package io.bindery.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/** Puts checksums into a group's records when their place is known: a checksum covers the place, too. Owned by the store thread. */
final class Signer {

    private final CRC32C crc = new CRC32C();
    private int records;

    /** @return how many records there are */
    int sign(ByteBuffer own, List<Drain.Range> drained, Segment segment) {
        records = 0;
        long offset = sign(own, segment.salt, segment.size);
        for (Drain.Range range : drained) {
            offset = sign(range.view(), segment.salt, offset);
        }
        return records;
    }

    private long sign(ByteBuffer part, int salt, long firstOffset) {
        long offset = firstOffset;
        int end = part.limit();
        for (int at = part.position(); at < end; ) {
            int size = Records.sizeAt(part, at);
            int checksum = Records.checksum(crc, part, at, size, salt, offset);
            part.limit(end);
            part.putInt(at, checksum);
            at += size;
            offset += size;
            records++;
        }
        return offset;
    }
}
