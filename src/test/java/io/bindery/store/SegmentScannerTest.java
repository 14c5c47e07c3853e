package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SegmentScannerTest {

    private static final int SALT = 77;

    private static ByteBuffer group(long offset) {
        ByteBuffer record = ByteBuffer.allocate(Records.HEADER + 2 * Long.BYTES);
        int start = Records.begin(record);
        record.putLong(offset).putLong(1);
        Records.seal(record, start, Records.GROUP);
        record.putInt(0, Records.checksum(new CRC32C(), record, 0, record.capacity(), SALT, offset));
        return record.limit(record.capacity()).position(0);
    }

    /** A backup asks for a file's size; before it reads, the broker begins another segment and cuts the reserved zeros off this one. */
    @Test @Timeout(120) void aFileThatWasCutAfterItsSizeWasAskedEndsWhereItEnds() throws IOException {
        RecordingFiles files = new RecordingFiles();
        JournalFiles.JournalFile file = files.openForWriting("0000000001.journal");
        file.write(new ByteBuffer[] {group(0), ByteBuffer.allocate(5)}, 0);
        long before = 1 << 20;
        assertThat(Replay.syncedBehind(file, new Segment(1, SALT, before), 3, before)).isFalse();
        SegmentScanner scanner = new SegmentScanner(file, SALT, 0, before, true);
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.next()).isFalse();
        scanner.resynchronise();
        assertThat(scanner.atEnd()).isTrue();
        assertThat(scanner.at()).isEqualTo(file.size());
    }
}
