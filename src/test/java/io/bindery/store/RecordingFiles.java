package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
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

    private static final int SECTOR = 512;

    /** A write or, without bytes, a change of length, that is not synced. */
    private record Pending(long offset, byte[] bytes, long truncatedTo) { }

    private static final class Node {
        byte[] now = new byte[0];
        byte[] synced = new byte[0];
        final List<Pending> pending = new ArrayList<>();

        Node copy() {
            Node copy = new Node();
            copy.now = now;
            copy.synced = synced;
            copy.pending.addAll(pending);
            return copy;
        }
    }

    private final Map<String, Node> names = new HashMap<>();
    private final Map<String, Node> syncedNames = new HashMap<>();
    private long capacity = Long.MAX_VALUE;
    private boolean syncFails;
    private int failingOpens;
    private Supplier<? extends Throwable> openFailure;

    /** From now on writes beyond this many bytes in all fail as on a full disk. */
    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    synchronized void syncFails(boolean fails) {
        syncFails = fails;
    }

    synchronized long bytes() {
        return names.values().stream().mapToLong(node -> node.now.length).sum();
    }

    /** What a power cut at this moment may leave. */
    synchronized RecordingFiles afterPowerCut(Random random) {
        RecordingFiles left = new RecordingFiles();
        Map<String, Node> candidates = new HashMap<>(syncedNames);
        candidates.putAll(names);
        candidates.forEach((name, node) -> {
            boolean certain = syncedNames.get(name) == node && names.get(name) == node;
            if (certain || random.nextBoolean()) {
                Node copy = new Node();
                copy.now = torn(node, random);
                copy.synced = copy.now;
                left.names.put(name, copy);
                left.syncedNames.put(name, copy);
            }
        });
        return left;
    }

    /** What the death of the process alone leaves: everything written, and what was not synced still is not. */
    synchronized RecordingFiles afterKill() {
        RecordingFiles left = new RecordingFiles();
        Map<Node, Node> copies = new HashMap<>();
        names.forEach((name, node) -> left.names.put(name, copies.computeIfAbsent(node, Node::copy)));
        syncedNames.forEach((name, node) -> left.syncedNames.put(name, copies.computeIfAbsent(node, Node::copy)));
        return left;
    }

    private static byte[] torn(Node node, Random random) {
        byte[] content = node.synced.clone();
        List<Pending> survivors = new ArrayList<>(node.pending);
        double lossRate = random.nextInt(3) / 2.0;
        for (Pending write : survivors) {
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
        return content;
    }

    private static byte[] put(byte[] into, long offset, byte[] bytes, int from, int count) {
        byte[] result = Arrays.copyOf(into, (int) Math.max(into.length, offset + count));
        System.arraycopy(bytes, from, result, (int) offset, count);
        return result;
    }

    @Override public synchronized List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override public synchronized JournalFile openForWriting(String name) {
        return new Opened(names.computeIfAbsent(name, made -> new Node()));
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
    }

    @Override public synchronized void syncDirectory() {
        syncedNames.clear();
        syncedNames.putAll(names);
    }

    private final class Opened implements JournalFile {

        private final Node node;

        Opened(Node node) {
            this.node = node;
        }

        @Override public int read(ByteBuffer into, long offset) {
            synchronized (RecordingFiles.this) {
                int count = (int) Math.max(0, Math.min(into.remaining(), node.now.length - offset));
                into.put(node.now, (int) offset, count);
                return count;
            }
        }

        @Override public void write(ByteBuffer[] parts, long offset) throws IOException {
            synchronized (RecordingFiles.this) {
                long at = offset;
                for (ByteBuffer part : parts) {
                    byte[] bytes = new byte[part.remaining()];
                    part.get(bytes);
                    long room = Math.max(0, capacity - bytes() + Math.max(0, node.now.length - at));
                    int count = (int) Math.min(bytes.length, room);
                    node.now = put(node.now, at, bytes, 0, count);
                    node.pending.add(new Pending(at, Arrays.copyOf(bytes, count), 0));
                    at += bytes.length;
                    if (count < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }
            }
        }

        @Override public void sync() throws IOException {
            synchronized (RecordingFiles.this) {
                if (syncFails) {
                    node.pending.clear();
                    throw new IOException("Input/output error");
                }
                node.synced = node.now.clone();
                node.pending.clear();
            }
        }

        @Override public void truncate(long size) {
            synchronized (RecordingFiles.this) {
                if (size < node.now.length) {
                    node.now = Arrays.copyOf(node.now, (int) size);
                    node.pending.add(new Pending(0, null, size));
                }
            }
        }

        @Override public long size() {
            synchronized (RecordingFiles.this) {
                return node.now.length;
            }
        }

        @Override public void close() { }
    }
}
