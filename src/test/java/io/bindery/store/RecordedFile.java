package io.bindery.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A file's bytes in memory: what was written, what of it was synced, and the writes between, of which a power cut may leave
 * any sectors, in any order. Guarded by whoever has it.
 */
final class RecordedFile {

    private static final int SECTOR = 512;

    /** A write or, without bytes, a change of length, that is not synced. */
    private record Pending(long offset, byte[] bytes, long truncatedTo) { }

    private byte[] now = new byte[0];
    private byte[] synced = new byte[0];
    private final List<Pending> pending = new ArrayList<>();

    static RecordedFile synced(byte[] content) {
        RecordedFile file = new RecordedFile();
        file.now = content;
        file.synced = content;
        return file;
    }

    byte[] now() {
        return now;
    }

    void write(byte[] bytes, long offset) {
        now = put(now, offset, bytes, 0, bytes.length);
        pending.add(new Pending(offset, bytes, 0));
    }

    void truncate(long size) {
        if (size < now.length) {
            now = Arrays.copyOf(now, (int) size);
            pending.add(new Pending(0, null, size));
        }
    }

    void sync() {
        synced = now.clone();
        pending.clear();
    }

    /** A failed fsync may have dropped what it should have written. */
    void syncFails() {
        pending.clear();
    }

    RecordedFile copy() {
        RecordedFile copy = synced(synced);
        copy.now = now;
        copy.pending.addAll(pending);
        return copy;
    }

    /** What a power cut may leave of it. */
    RecordedFile torn(Random random) {
        byte[] content = synced.clone();
        double lossRate = random.nextInt(3) / 2.0;
        for (Pending write : pending) {
            if (write.bytes == null) {
                content = random.nextBoolean() ? Arrays.copyOf(content, (int) write.truncatedTo) : content;
                continue;
            }
            for (int at = 0; at < write.bytes.length; ) {
                int end = (int) Math.min(write.bytes.length, (write.offset + at) / SECTOR * SECTOR + SECTOR - write.offset);
                if (random.nextDouble() >= lossRate) {
                    content = put(content, write.offset + at, write.bytes, at, end - at);
                }
                at = end;
            }
        }
        return synced(content);
    }

    private static byte[] put(byte[] into, long offset, byte[] bytes, int from, int count) {
        byte[] result = Arrays.copyOf(into, (int) Math.max(into.length, offset + count));
        System.arraycopy(bytes, from, result, (int) offset, count);
        return result;
    }
}
