package io.bindery.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What the disk itself allows: groups of 1 KB records appended to a file and fsynced, nothing else. */
final class DiskLimit {

    private static final int RECORD = 1024;
    private static final long NANOS = 2_000_000_000L;

    private DiskLimit() { }

    /** A line of Markdown. */
    static String measured(Path work) throws IOException {
        StringBuilder line = new StringBuilder("Append and fsync alone, on the same disk:");
        for (int group : new int[] {1, 16, 128, 512}) {
            line.append(String.format(Locale.ROOT, " %,.0f records/s in groups of %d;", recordsPerSecond(work, group), group));
        }
        line.setCharAt(line.length() - 1, '.');
        return line.toString();
    }

    private static double recordsPerSecond(Path work, int group) throws IOException {
        Path file = Files.createTempFile(work, "limit", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer records = ByteBuffer.allocateDirect(group * RECORD);
            long start = System.nanoTime();
            long written = 0;
            while (System.nanoTime() - start < NANOS) {
                channel.write(records.clear());
                channel.force(false);
                written += group;
            }
            return written / ((System.nanoTime() - start) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
