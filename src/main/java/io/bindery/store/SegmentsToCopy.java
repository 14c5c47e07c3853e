package io.bindery.store;

import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;

/**
 * All segments of a journal at one moment, held open: a broker may write on and delete them, what was open stays readable.
 *
 * <p>Why this is a consistent state: every segment but the last is finished and never written again, and the last is read
 * up to the end of its good records, which lies behind everything that was synced, and so confirmed, before.
 */
final class SegmentsToCopy implements AutoCloseable {

    private static final int PIECE = 1 << 20;

    private final TreeMap<Integer, JournalFile> open = new TreeMap<>();

    private SegmentsToCopy() { }

    /**
     * A listing may miss a file made and one deleted while it was made, so it counts only when the next one says the same:
     * what cleaning carries forward lies in a segment made before the old one goes.
     */
    static SegmentsToCopy open(JournalFiles files) throws IOException {
        while (true) {
            SegmentsToCopy segments = new SegmentsToCopy();
            if (segments.openAll(files) && segments.open.keySet().equals(numbers(files).keySet())) {
                return segments;
            }
            segments.close();
        }
    }

    private boolean openAll(JournalFiles files) throws IOException {
        for (Map.Entry<Integer, String> segment : numbers(files).entrySet()) {
            try {
                open.put(segment.getKey(), files.openForReading(segment.getValue()));
            } catch (NoSuchFileException deletedMeanwhile) {
                return false;
            }
        }
        return true;
    }

    private static TreeMap<Integer, String> numbers(JournalFiles files) throws IOException {
        TreeMap<Integer, String> numbers = new TreeMap<>();
        for (String name : files.list()) {
            if (Segment.numberOf(name) >= 0) {
                numbers.put(Segment.numberOf(name), name);
            }
        }
        return numbers;
    }

    void copyTo(JournalFiles target, RecoveryProgress progress) throws IOException {
        long total = 0;
        for (JournalFile file : open.values()) {
            total += file.size();
        }
        long done = 0;
        for (Map.Entry<Integer, JournalFile> segment : open.entrySet()) {
            boolean last = segment.getKey().equals(open.lastKey());
            long end = last ? goodEnd(segment.getValue()) : segment.getValue().size();
            if (end > 0) {
                copy(segment.getValue(), end, target, Segment.file(segment.getKey()), new Progress(progress, done, total));
            }
            done += end;
        }
    }

    /** How far the copying has come when that many bytes of files before it are done. */
    private record Progress(RecoveryProgress progress, long before, long total) {
        void at(long bytes) {
            progress.progress(Math.min(before + bytes, total), total);
        }
    }

    private static void copy(JournalFile from, long end, JournalFiles target, String name, Progress progress) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(PIECE, end));
        try (JournalFile to = target.openForWriting(name)) {
            for (long at = 0; at < end; at += piece.limit()) {
                progress.at(at);
                from.read(piece.clear().limit((int) Math.min(piece.capacity(), end - at)), at);
                to.write(new ByteBuffer[] {piece.flip()}, at);
                if (piece.limit() == 0) {
                    throw new IOException(name + " ends at " + at + ", before the " + end + " bytes it had");
                }
            }
            to.sync();
        }
    }

    /** @return 0 for a segment whose header is not there yet: nothing in it can have been confirmed */
    private static long goodEnd(JournalFile file) throws IOException {
        SegmentHeader header = SegmentHeader.read(file).orElse(null);
        if (header == null) {
            return 0;
        }
        long size = file.size();
        long at = goodUntil(file, header.salt(), SegmentHeader.SIZE, size);
        while (at < size && Replay.syncedBehind(file, new Segment(header.number(), header.salt(), size), at, size)) {
            long again = goodUntil(file, header.salt(), at, size);
            at = again > at ? again : goodUntil(file, header.salt(), behindDamage(file, header.salt(), at, size), size);
        }
        return at;
    }

    /** A record may have been half written when it was read; if a later one says it was synced, reading it again tells. */
    private static long goodUntil(JournalFile file, int salt, long from, long size) throws IOException {
        SegmentScanner scanner = new SegmentScanner(file, salt, from, size, true);
        boolean good = scanner.next();
        while (good) {
            good = scanner.next();
        }
        return scanner.at();
    }

    private static long behindDamage(JournalFile file, int salt, long from, long size) throws IOException {
        SegmentScanner scanner = new SegmentScanner(file, salt, from, size, true);
        scanner.resynchronise();
        return scanner.at();
    }

    @Override public void close() {
        open.values().forEach(JournalFile::closeQuietly);
    }
}
