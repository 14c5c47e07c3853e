package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.store.RecoveryProgress;
import io.bindery.store.StoreInspector;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real broker process at random moments while real clients publish, consume and ack, and looks at what the next
 * one finds. {@code -Dbroker.kills=200} for more rounds.
 */
@Timeout(1800)
class KilledServeTest {

    private static final int ROUNDS = Integer.getInteger("broker.kills", 3);
    private static final long SEED = Long.getLong("broker.seed", System.nanoTime());

    @TempDir Path data;
    private final Random random = new Random(SEED);
    private final List<NumberedQueue> queues = List.of(new NumberedQueue("worked-off"), new NumberedQueue("piling-up"));

    @Test void whatWasConfirmedIsThereInOrderAndWhatWasAckedAndCommittedIsNot() throws Exception {
        long confirmed = 0;
        long committed = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            trafficUntilKilled();
            try (StoreInspector left = StoreInspector.open(data, RecoveryProgress.NONE)) {
                assertThat(left.report().damages()).as("round %d, seed %d", round, SEED).isEmpty();
            }
            look(round);
            confirmed = queues.stream().mapToLong(NumberedQueue::confirmedCount).sum();
            committed = queues.stream().mapToLong(NumberedQueue::committedCount).sum();
        }
        System.out.printf("%d kills, %d messages confirmed, %d acks committed, seed %d%n", ROUNDS, confirmed, committed, SEED);
        assertThat(confirmed).isPositive();
        assertThat(committed).isPositive();
    }

    private void trafficUntilKilled() throws Exception {
        ServeProcess broker = ServeProcess.start(data);
        Connection publishing = broker.connect();
        Connection consuming = broker.connect();
        try {
            for (NumberedQueue queue : queues) {
                queue.declare(publishing.createChannel());
            }
            Thread first = queues.get(0).publish(publishing.createChannel());
            Thread second = queues.get(1).publish(publishing.createChannel());
            Thread acks = queues.get(0).consume(consuming.createChannel());
            broker.killAfter(20 + random.nextInt(700));
            for (Thread client : List.of(first, second, acks)) {
                client.join();
            }
        } finally {
            publishing.abort();
            consuming.abort();
        }
    }

    private void look(int round) throws Exception {
        ServeProcess broker = ServeProcess.start(data);
        try (Connection connection = broker.connect()) {
            for (NumberedQueue queue : queues) {
                Channel channel = connection.createChannel();
                queue.checkAndEmpty(channel, "round " + round + ", seed " + SEED);
            }
        } finally {
            broker.killAfter(0);
        }
    }
}
