package io.bindery.store;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The store beside a plain loop of append and fsync on the same disk, alternating. Arguments: a directory on the disk to
 * measure, and what to run ({@code groups stream churn recover}).
 */
public final class StoreBench {

    private static final int BODY = 1024;
    private static final byte[] PROPERTIES = Message.of(0, "", "", Properties.NONE.withDeliveryMode(2), new byte[0]).propertyBytes();

    private final Path root;
    private final Semaphore committed = new Semaphore(0);
    private volatile long committedPosition;
    private long nextId = 1;

    private StoreBench(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Files.createDirectories(Path.of(args[0]));
        Set<String> what = Set.of(args).size() > 1 ? Set.of(args) : Set.of("groups", "stream", "churn", "recover");
        StoreBench bench = new StoreBench(root);
        if (what.contains("groups")) {
            for (int round = 0; round < 3; round++) {
                for (int size : new int[] {1, 16, 128}) {
                    bench.groups(size);
                }
            }
        }
        if (what.contains("stream")) {
            for (int round = 0; round < 3; round++) {
                bench.stream(300_000);
            }
        }
        if (what.contains("churn")) {
            bench.churn(0);
            bench.churn(100_000);
        }
        if (what.contains("recover")) {
            bench.recover(1_000_000);
        }
    }

    private OpenedStore open(Path directory, StoreSettings settings) throws IOException {
        return Store.open(DataDirectory.open(directory), settings, position -> {
            committedPosition = position;
            committed.release();
        }, RecoveryProgress.NONE);
    }

    private OpenedStore fresh(String name, StoreSettings settings) throws IOException {
        Path directory = root.resolve(name + "-" + System.nanoTime());
        OpenedStore store = open(directory, settings);
        committedPosition = 0;
        store.log().queueDeclared(1, new io.bindery.model.QueueDefinition("/", "q",
                Set.of(io.bindery.model.QueueFlag.DURABLE), io.bindery.model.FieldTable.EMPTY));
        store.log().flush();
        return store;
    }

    private long enqueue(OpenedStore store) {
        long id = nextId++;
        return store.log().enqueued(new Message(id, "orders", "order.created", PROPERTIES, new byte[BODY]), System.currentTimeMillis(),
                new long[] {1}, new long[] {id}, new long[] {0});
    }

    private void awaitCommit(long position) throws InterruptedException {
        while (committedPosition < position) {
            committed.acquire();
        }
    }

    /** Groups of a fixed size, each waited for. */
    private void groups(int size) throws IOException, InterruptedException {
        int groups = size == 128 ? 500 : 1000;
        double plain = plainGroups(groups, size);
        try (OpenedStore store = fresh("groups", StoreSettings.DEFAULT.withoutSql())) {
            long start = System.nanoTime();
            for (int i = 0; i < groups; i++) {
                long position = 0;
                for (int m = 0; m < size; m++) {
                    position = enqueue(store);
                }
                store.log().flush();
                awaitCommit(position);
            }
            double own = perSecond(groups, start);
            say("groups of %d x 1 KB: plain %.0f/s, store %.0f/s (%.2f), %.3f bytes written per payload byte", size, plain, own, own / plain,
                    store.stats().bytesWritten() / (double) ((long) groups * size * BODY));
        }
    }

    private double plainGroups(int groups, int size) throws IOException {
        Path file = root.resolve("plain");
        ByteBuffer group = ByteBuffer.allocateDirect(size * BODY);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long start = System.nanoTime();
            for (int i = 0; i < groups; i++) {
                channel.write(group.clear());
                channel.force(false);
            }
            return perSecond(groups, start);
        } finally {
            Files.delete(file);
        }
    }

    /** As fast as it goes with 4 MB under way. */
    private void stream(int messages) throws IOException, InterruptedException {
        int size = 1024;
        double plain = plainGroups(messages / size, size) * size;
        for (StoreSettings settings : new StoreSettings[] {StoreSettings.DEFAULT.withoutSql(), StoreSettings.DEFAULT}) {
            try (OpenedStore store = fresh("stream", settings)) {
                long start = System.nanoTime();
                long position = 0;
                for (int i = 0; i < messages; i++) {
                    position = enqueue(store);
                    if (i % 32 == 0) {
                        store.log().flush();
                        while (store.backlogBytes() > 4 << 20) {
                            Thread.onSpinWait();
                        }
                    }
                }
                store.log().flush();
                awaitCommit(position);
                double own = perSecond(messages, start);
                say("stream of 1 KB, %s: plain 1 MB groups %.0f msg/s, store %.0f msg/s (%.2f), %d groups, %.3f bytes per payload byte",
                        settings.shownBySql() ? "SQL on" : "no SQL", plain, own, own / plain,
                        store.stats().snapshot().commitGroups(), store.stats().bytesWritten() / ((double) messages * BODY));
            }
        }
    }

    /** In and out again beside a backlog: what cleaning costs. */
    private void churn(int backlog) throws IOException, InterruptedException {
        try (OpenedStore store = fresh("churn", StoreSettings.DEFAULT)) {
            for (int i = 0; i < backlog; i++) {
                enqueue(store);
            }
            store.log().flush();
            long before = store.stats().bytesWritten();
            ArrayDeque<Long> waiting = new ArrayDeque<>();
            int messages = 500_000;
            long most = 0;
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                waiting.add(nextId);
                enqueue(store);
                if (waiting.size() > 500) {
                    long id = waiting.poll();
                    store.log().delivered(1, id);
                    store.log().removed(1, id);
                }
                if (i % 32 == 0) {
                    store.log().flush();
                    while (store.backlogBytes() > 4 << 20) {
                        Thread.onSpinWait();
                    }
                    most = Math.max(most, store.stats().snapshot().bytesOnDisk());
                }
            }
            store.log().flush();
            say("churn beside a backlog of %d: %.0f msg/s in and out, %.3f bytes written per payload byte, most on disk %d MB, live %d MB",
                    backlog, perSecond(messages, start), (store.stats().bytesWritten() - before) / ((double) messages * BODY),
                    most >> 20, store.stats().liveBytes() >> 20);
        }
    }

    private void recover(int messages) throws IOException, InterruptedException {
        Path directory = root.resolve("recover-" + System.nanoTime());
        fill(directory, messages);
        System.gc();
        long before = used();
        long start = System.nanoTime();
        Replay.Result found = new Replay(new DiskFiles(directory.resolve("journal")), RecoveryProgress.NONE).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        say("index of %d messages: %.2f s, %d MB of heap", found.index().messages.size(), seconds, used() - before >> 20);
        long random = System.nanoTime();
        MessageReader reader = new MessageReader(new DiskFiles(directory.resolve("journal")), found.index());
        for (int i = 0; i < 100_000; i++) {
            reader.read(nextId - 1 - (i * 7919L) % messages).orElseThrow();
        }
        say("read back by id: %.1f us each", (System.nanoTime() - random) / 100_000 / 1e3);
        try (OpenedStore store = open(directory, StoreSettings.DEFAULT.withoutSql())) {
            say("open with all messages loaded: %.2f s", store.report().nanos() / 1e9);
        }
    }

    private void fill(Path directory, int messages) throws IOException {
        try (OpenedStore store = open(directory, StoreSettings.DEFAULT.withoutSql())) {
            store.log().queueDeclared(1, new io.bindery.model.QueueDefinition("/", "q",
                    Set.of(io.bindery.model.QueueFlag.DURABLE), io.bindery.model.FieldTable.EMPTY));
            for (int i = 0; i < messages; i++) {
                enqueue(store);
                if (i % 64 == 0) {
                    store.log().flush();
                    while (store.backlogBytes() > 16 << 20) {
                        Thread.onSpinWait();
                    }
                }
            }
            store.log().flush();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double perSecond(long count, long startNanos) {
        return count * 1e9 / (System.nanoTime() - startNanos);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
