package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Files in memory that remember what was synced and what was not, so that a power cut can be played: of the unsynced
 * writes any sectors may be missing, in any order, and unsynced names may be there or not. Writes can be made to fail.
 */
final class RecordingFiles implements JournalFiles {

    private final Map<String, RecordedFile> names = new HashMap<>();
    private final Map<String, RecordedFile> syncedNames = new HashMap<>();
    private long capacity = Long.MAX_VALUE;
    private boolean syncFails;
    private int refusals;
    private Runnable afterDelete = () -> { };
    private int failingOpens;
    private Supplier<? extends Throwable> openFailure;

    /** From now on writes beyond this many bytes in all fail as on a full disk. */
    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Writes that found no room. */
    synchronized int refusals() {
        return refusals;
    }

    /** Called with these files locked, before the directory is synced. */
    synchronized void afterDelete(Runnable whatToDo) {
        afterDelete = whatToDo;
    }

    synchronized void syncFails(boolean fails) {
        syncFails = fails;
    }

    synchronized long bytes() {
        return names.values().stream().mapToLong(file -> file.now().length).sum();
    }

    /** What a power cut at this moment may leave. */
    synchronized RecordingFiles afterPowerCut(Random random) {
        RecordingFiles left = new RecordingFiles();
        Map<String, RecordedFile> candidates = new HashMap<>(syncedNames);
        candidates.putAll(names);
        candidates.forEach((name, file) -> {
            boolean certain = syncedNames.get(name) == file && names.get(name) == file;
            if (certain || random.nextBoolean()) {
                RecordedFile copy = file.torn(random);
                left.names.put(name, copy);
                left.syncedNames.put(name, copy);
            }
        });
        return left;
    }

    /** What the death of the process alone leaves: everything written, and what was not synced still is not. */
    synchronized RecordingFiles afterKill() {
        RecordingFiles left = new RecordingFiles();
        Map<RecordedFile, RecordedFile> copies = new HashMap<>();
        names.forEach((name, file) -> left.names.put(name, copies.computeIfAbsent(file, RecordedFile::copy)));
        syncedNames.forEach((name, file) -> left.syncedNames.put(name, copies.computeIfAbsent(file, RecordedFile::copy)));
        return left;
    }

    @Override public synchronized List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override public synchronized JournalFile openForWriting(String name) {
        return new Opened(names.computeIfAbsent(name, made -> new RecordedFile()));
    }

    /** So many openings for reading fail: the process has no file left to open, or no memory. */
    synchronized void opensFail(int times, Supplier<? extends Throwable> how) {
        failingOpens = times;
        openFailure = how;
    }

    @Override public synchronized JournalFile openForReading(String name) throws IOException {
        if (failingOpens > 0 && failingOpens-- > 0) {
            Throwable failure = openFailure.get();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (IOException) failure;
        }
        if (!names.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
        return new Opened(names.get(name));
    }

    @Override public synchronized void delete(String name) {
        names.remove(name);
        afterDelete.run();
    }

    @Override public synchronized void syncDirectory() {
        syncedNames.clear();
        syncedNames.putAll(names);
    }

    private final class Opened implements JournalFile {

        private final RecordedFile file;

        Opened(RecordedFile file) {
            this.file = file;
        }

        @Override public int read(ByteBuffer into, long offset) {
            synchronized (RecordingFiles.this) {
                int count = (int) Math.max(0, Math.min(into.remaining(), file.now().length - offset));
                into.put(file.now(), (int) offset, count);
                return count;
            }
        }

        @Override public void write(ByteBuffer[] parts, long offset) throws IOException {
            synchronized (RecordingFiles.this) {
                long at = offset;
                for (ByteBuffer part : parts) {
                    byte[] bytes = new byte[part.remaining()];
                    part.get(bytes);
                    long room = Math.max(0, capacity - bytes() + Math.max(0, file.now().length - at));
                    int count = (int) Math.min(bytes.length, room);
                    file.write(Arrays.copyOf(bytes, count), at);
                    at += bytes.length;
                    if (count < bytes.length) {
                        refusals++;
                        throw new IOException("No space left on device");
                    }
                }
            }
        }

        @Override public void sync() throws IOException {
            synchronized (RecordingFiles.this) {
                if (syncFails) {
                    file.syncFails();
                    throw new IOException("Input/output error");
                }
                file.sync();
            }
        }

        @Override public void truncate(long size) {
            synchronized (RecordingFiles.this) {
                file.truncate(size);
            }
        }

        @Override public long size() {
            synchronized (RecordingFiles.this) {
                return file.now().length;
            }
        }

        @Override public void close() { }
    }
}
