package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import io.bindery.store.RecoveryProgress;
import io.bindery.store.StoreInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real broker process at random moments, while it opens its files or while real clients publish, consume, ack and
 * declare, and looks at what the next one finds. {@code -Dbroker.kills=200} for more rounds, {@code -Dbroker.seed=} to repeat.
 */
@Timeout(3600)
class KilledServeTest {

    private static final int ROUNDS = Integer.getInteger("broker.kills", 6);
    private static final long SEED = Long.getLong("broker.seed", System.nanoTime());
    private static final int EMPTIED_EVERY = 3;
    private static final String FANOUT = "to-both";
    private static final String LONG = "long";
    private static final int PURGED_BEHIND = 5_000;

    @TempDir Path directory;
    private final Random random = new Random(SEED);
    private final NumberedQueue workedOff = new NumberedQueue("worked-off");
    private final NumberedQueue pilingUp = new NumberedQueue("piling-up");
    private final NumberedQueue transactional = new NumberedQueue("in-transactions");
    private final NumberedQueue copied = new NumberedQueue(FANOUT, "copied");
    private final NumberedQueue copy = new NumberedQueue(FANOUT, "copy");
    private final List<NumberedQueue> queues = List.of(workedOff, pilingUp, transactional, copied, copy);
    private final DurableTopology topology = new DurableTopology(SEED);
    private long millisToReady = 500;
    private int killedOpening;
    private String when;

    @Test void whatWasConfirmedIsThereInOrderAndWhatWasAckedAndCommittedIsNot() throws Exception {
        long begun = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            when = "round " + round + ", seed " + SEED;
            ServeProcess broker = ServeProcess.launch(data(), directory.resolve("stderr-" + round));
            if (random.nextInt(4) == 0) {
                broker.killAfter(random.nextLong(millisToReady * 3 / 2));
                killedOpening++;
            } else {
                lookAndLetClientsWork(broker, round);
            }
            assertThat(broker.errors()).as("%s: said by serve", when).doesNotContain("WARN", "ERROR", "Exception");
            lookFromOutside();
        }
        long confirmed = queues.stream().mapToLong(NumberedQueue::confirmedCount).sum();
        long committed = queues.stream().mapToLong(NumberedQueue::committedCount).sum();
        System.out.printf("%d kills in %d s, %d of them while opening; %d messages confirmed, %d acks committed, seed %d%n",
                ROUNDS, (System.nanoTime() - begun) / 1_000_000_000, killedOpening, confirmed, committed, SEED);
        assertThat(confirmed).isPositive();
        assertThat(committed).isPositive();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void lookAndLetClientsWork(ServeProcess broker, int round) throws Exception {
        long start = System.nanoTime();
        broker.awaitReady();
        millisToReady = Math.max(100, (System.nanoTime() - start) / 1_000_000);
        Connection looking = broker.connect();
        declare(looking.createChannel());
        look(looking, round % EMPTIED_EVERY == 0);
        looking.close();
        work(broker);
    }

    private void declare(Channel channel) throws Exception {
        topology.check(channel);
        channel.exchangeDeclare(FANOUT, "fanout", true);
        for (NumberedQueue queue : queues) {
            queue.declare(channel);
        }
        channel.queueDeclare(LONG, true, false, false, null);
        channel.queueBind(copied.name(), FANOUT, "");
        channel.queueBind(copy.name(), FANOUT, "");
    }

    private void look(Connection connection, boolean take) throws Exception {
        List<List<Long>> found = new ArrayList<>();
        for (NumberedQueue queue : queues) {
            Channel channel = connection.createChannel();
            found.add(queue.check(channel, take, when));
            channel.close();
        }
        assertThat(found.get(4)).as("%s: no message for half of its queues", when).isEqualTo(found.get(3));
    }

    private void work(ServeProcess broker) throws Exception {
        Connection publishing = broker.connect();
        Connection consuming = broker.connect();
        try {
            List<Thread> clients = List.of(workedOff.publish(publishing.createChannel()), pilingUp.publish(publishing.createChannel()),
                    copied.publish(publishing.createChannel()), transactional.publishInTransactions(publishing.createChannel()),
                    workedOff.consume(consuming.createChannel()), transactional.consume(consuming.createChannel()),
                    topology.change(consuming.createChannel()), fillAndEmpty(publishing.createChannel()));
            broker.killAfter(5 + random.nextInt(350));
            for (Thread client : clients) {
                client.join();
            }
        } finally {
            publishing.abort();
            consuming.abort();
        }
    }

    /** A queue gets long, over several rounds mostly, and goes with all that is in it: nobody else's messages may go along. */
    private Thread fillAndEmpty(Channel channel) {
        boolean delete = random.nextBoolean();
        Thread client = new Thread(() -> {
            try {
                for (int i = 1; true; i++) {
                    channel.basicPublish("", LONG, MessageProperties.MINIMAL_PERSISTENT_BASIC, new byte[100]);
                    if (i % PURGED_BEHIND == 0 && delete) {
                        channel.queueDelete(LONG);
                        channel.queueDeclare(LONG, true, false, false, null);
                    } else if (i % PURGED_BEHIND == 0) {
                        channel.queuePurge(LONG);
                    }
                }
            } catch (IOException | ShutdownSignalException killed) {
                // so it ends
            }
        });
        client.start();
        return client;
    }

    private void lookFromOutside() throws Exception {
        if (Files.isDirectory(data().resolve("journal"))) {
            try (StoreInspector left = StoreInspector.open(data(), RecoveryProgress.NONE)) {
                assertThat(left.report().damages()).as(when).isEmpty();
                topology.check(left.definitions(), when);
            }
        }
    }
}
