package io.bindery.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.MessageProperties;
import io.bindery.store.Compaction;
import io.bindery.store.OpenedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Persistent 1 KB messages through a whole broker, beside a plain loop of append and fsync on the same disk. Its clients are in the
 * same process. Arguments: a directory on the disk to measure, how many minutes of churn (1), and {@code churn} for nothing else.
 */
public final class PersistentBench {

    private static final byte[] BODY = new byte[1024];
    private static final int WINDOW = 1000;
    private static final int ACKS = 50;
    private static final int BACKLOG = 100_000;
    private static final long SECONDS = 10;

    private final Path root;

    private PersistentBench(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        PersistentBench bench = new PersistentBench(Files.createDirectories(Path.of(arguments[0])));
        if (arguments.length < 3) {
            bench.speeds();
        }
        bench.churn(arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1);
        System.exit(0);
    }

    private void speeds() throws Exception {
        for (int round = 0; round < 2; round++) {
            plain(1);
            plain(128);
            throughput(1);
            throughput(4);
        }
        latency(5000);
    }

    private void plain(int messages) throws IOException {
        Path file = root.resolve("plain");
        ByteBuffer group = ByteBuffer.allocateDirect(messages * BODY.length);
        long groups = 0;
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (; System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3); groups++) {
                channel.write(group.clear());
                channel.force(false);
            }
        }
        say("plain append + fsync, groups of %d: %.0f msg/s", messages, perSecond(groups * messages, start));
        Files.delete(file);
    }

    private EmbeddedBroker fresh(String name) throws IOException {
        return BrokerFixture.on(root.resolve(name + "-" + System.nanoTime()));
    }

    private void throughput(int pairs) throws Exception {
        try (EmbeddedBroker broker = fresh("throughput"); Clients clients = new Clients(broker, pairs)) {
            TimeUnit.SECONDS.sleep(3);
            OpenedStore store = broker.store().orElseThrow();
            long consumed = clients.consumed.get();
            long written = store.stats().bytesWritten();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(SECONDS);
            long messages = clients.consumed.get() - consumed;
            say("%d -> %d persistent 1 KB with confirms and acks: %.0f msg/s, %.2f bytes written per payload byte", pairs, pairs,
                    perSecond(messages, start), (store.stats().bytesWritten() - written) / (double) (messages * BODY.length));
        }
    }

    private void latency(int rate) throws Exception {
        try (EmbeddedBroker broker = fresh("latency"); Connection connection = BrokerFixture.connect(broker, "latency")) {
            Channel channel = connection.createChannel();
            channel.queueDeclare("q", true, false, false, null);
            channel.confirmSelect();
            int messages = (int) (rate * SECONDS);
            long[] sent = new long[messages + 1];
            long[] took = new long[messages + 1];
            long[] next = {1};
            channel.addConfirmListener((tag, multiple) -> {
                for (long now = System.nanoTime(); next[0] <= tag; next[0]++) {
                    took[(int) next[0]] = now - sent[(int) next[0]];
                }
            }, (tag, multiple) -> { });
            long start = System.nanoTime();
            for (int i = 1; i <= messages; i++) {
                while (System.nanoTime() - start < i * 1_000_000_000L / rate) {
                    TimeUnit.MICROSECONDS.sleep(100);
                }
                sent[i] = System.nanoTime();
                channel.basicPublish("", "q", MessageProperties.PERSISTENT_BASIC, BODY);
            }
            channel.waitForConfirms();
            long[] sorted = Arrays.copyOfRange(took, messages / 5, messages + 1);
            Arrays.sort(sorted);
            say("confirm latency at %d msg/s: median %.2f ms, 99 %% %.2f ms", rate, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private void churn(double minutes) throws Exception {
        Path data = root.resolve("churn-" + System.nanoTime());
        try (EmbeddedBroker broker = BrokerFixture.on(data)) {
            fill(broker);
            OpenedStore store = broker.store().orElseThrow();
            long mostJournal = 0;
            long mostSql = 0;
            long most = 0;
            long written = store.stats().bytesWritten();
            try (Clients clients = new Clients(broker, 1)) {
                for (long end = System.nanoTime() + (long) (minutes * 60e9); System.nanoTime() < end; TimeUnit.MILLISECONDS.sleep(250)) {
                    long journal = size(data.resolve("journal"));
                    long sql = size(data.resolve("sql"));
                    mostJournal = Math.max(mostJournal, journal);
                    mostSql = Math.max(mostSql, sql);
                    most = Math.max(most, journal + sql);
                }
                long consumed = clients.consumed.get();
                say("churn of %d messages beside a backlog of %d, %.2f bytes written to the journal per payload byte", consumed, BACKLOG,
                        (store.stats().bytesWritten() - written) / (double) (consumed * BODY.length));
            }
            double live = store.stats().liveBytes();
            say("    alive %.0f MB; at most: journal %d MB (%.1f x), SQL %d MB (%.1f x), together %d MB (%.1f x)", live / (1 << 20),
                    mostJournal >> 20, mostJournal / live, mostSql >> 20, mostSql / live, most >> 20, most / live);
            Compaction compact = store.compact().toCompletableFuture().get();
            say("    compacted: %d -> %d MB", compact.before() >> 20, compact.after() >> 20);
        }
    }

    private static void fill(EmbeddedBroker broker) throws Exception {
        try (Connection connection = BrokerFixture.connect(broker, "backlog")) {
            Channel channel = connection.createChannel();
            channel.queueDeclare("backlog", true, false, false, null);
            channel.confirmSelect();
            for (int i = 0; i < BACKLOG; i++) {
                channel.basicPublish("", "backlog", MessageProperties.PERSISTENT_BASIC, BODY);
            }
            channel.waitForConfirmsOrDie(60_000);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Publishers, each with a queue and a consumer of its own. */
    private static final class Clients implements AutoCloseable {

        private final AtomicLong consumed = new AtomicLong();
        private final List<Connection> connections = new ArrayList<>();
        private volatile boolean over;

        Clients(EmbeddedBroker broker, int pairs) throws Exception {
            for (int i = 0; i < pairs; i++) {
                consume(connected(broker), "q" + i);
                Channel channel = connected(broker);
                String queue = "q" + i;
                new Thread(() -> publish(channel, queue), "publisher " + i).start();
            }
        }

        private Channel connected(EmbeddedBroker broker) throws Exception {
            connections.add(BrokerFixture.connect(broker, "bench"));
            return connections.get(connections.size() - 1).createChannel();
        }

        private void consume(Channel channel, String queue) throws IOException {
            channel.queueDeclare(queue, true, false, false, null);
            channel.basicQos(WINDOW);
            DeliverCallback ack = (tag, delivery) -> {
                long number = delivery.getEnvelope().getDeliveryTag();
                consumed.incrementAndGet();
                if (number % ACKS == 0) {
                    channel.basicAck(number, true);
                }
            };
            channel.basicConsume(queue, false, ack, tag -> { });
        }

        private void publish(Channel channel, String queue) {
            Semaphore room = new Semaphore(WINDOW);
            AtomicLong last = new AtomicLong();
            try {
                channel.confirmSelect();
                channel.addConfirmListener((tag, multiple) -> room.release((int) (tag - last.getAndSet(tag))), (tag, multiple) -> { });
                while (!over) {
                    room.acquire();
                    channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, BODY);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override public void close() throws Exception {
            over = true;
            TimeUnit.MILLISECONDS.sleep(500);
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static double perSecond(long count, long startNanos) {
        return count * 1e9 / (System.nanoTime() - startNanos);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
