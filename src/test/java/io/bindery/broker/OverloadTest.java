package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker with little room, over real sockets: more than fits waits on disk, or the publisher waits. */
@Timeout(600)
class OverloadTest {

    private static final int MESSAGES = 5_000;

    @TempDir Path data;

    private EmbeddedBroker broker(Limits limits) throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory().withData(data).withLimits(limits), SnapshotSink.NOBODY,
                ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    private static byte[] body(int number) {
        return String.format("%08d%s", number, "x".repeat(number % 700)).getBytes(StandardCharsets.US_ASCII);
    }

    @Test void aDeepQueueComesOutInOrderBeforeAndAfterARestart() throws Exception {
        Limits tiny = Limits.ofThisJvm().withResident(200_000);
        try (EmbeddedBroker broker = broker(tiny); Connection connection = BrokerFixture.connect(broker, "filler")) {
            Channel channel = connection.createChannel();
            channel.queueDeclare("deep", true, false, false, null);
            channel.confirmSelect();
            for (int i = 0; i < MESSAGES; i++) {
                channel.basicPublish("", "deep", MessageProperties.PERSISTENT_BASIC, body(i));
            }
            channel.waitForConfirmsOrDie();
            drain(connection, 0, MESSAGES / 2);
        }
        try (EmbeddedBroker broker = broker(tiny); Connection connection = BrokerFixture.connect(broker, "drainer")) {
            drain(connection, MESSAGES / 2, MESSAGES);
            assertThat(connection.createChannel().messageCount("deep")).isZero();
        }
    }

    /** While it is drained and acked the cleaner deletes the segments that are being read. */
    private static void drain(Connection connection, int from, int to) throws IOException {
        Channel channel = connection.createChannel();
        channel.basicQos(100);
        List<String> wrong = new CopyOnWriteArrayList<>();
        int[] next = {from};
        channel.basicConsume("deep", false, "drain", (tag, delivery) -> {
            if (next[0] < to) {
                if (!java.util.Arrays.equals(delivery.getBody(), body(next[0]))) {
                    wrong.add("at " + next[0] + " came " + new String(delivery.getBody(), StandardCharsets.US_ASCII));
                }
                next[0]++;
                channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
                if (next[0] == to) {
                    channel.basicCancel("drain");
                }
            }
        }, tag -> { });
        await().atMost(Duration.ofSeconds(120)).until(() -> next[0] == to || !wrong.isEmpty());
        assertThat(wrong).isEmpty();
    }

    @Test void publishersOfWhatCannotLeaveMemoryWaitUntilSomebodyTakesIt() throws Exception {
        Limits narrow = Limits.ofThisJvm().withHeld(300_000);
        try (EmbeddedBroker broker = broker(narrow); Connection publishing = BrokerFixture.connect(broker, "publisher");
                Connection taking = BrokerFixture.connect(broker, "taker")) {
            List<String> told = new CopyOnWriteArrayList<>();
            publishing.addBlockedListener(new BlockedListener() {
                @Override public void handleBlocked(String reason) {
                    told.add(reason);
                }

                @Override public void handleUnblocked() {
                    told.add("go on");
                }
            });
            Channel publisher = publishing.createChannel();
            publisher.queueDeclare("t", false, false, false, null);
            AtomicInteger published = new AtomicInteger();
            Future<?> pouring = pour(publisher, told, published);
            await().until(() -> !told.isEmpty());
            assertThat(told).containsExactly("low on memory");
            assertThat(broker.alarms().closedBecause()).isEqualTo("low on memory");
            Channel taker = taking.createChannel();
            int taken = 0;
            while (!pouring.isDone() || taken < published.get()) {
                GetResponse got = taker.basicGet("t", true);
                taken += got == null ? 0 : 1;
            }
            pouring.get();
            await().until(() -> told.contains("go on"));
            assertThat(broker.alarms().closedBecause()).isEmpty();
        }
    }

    /** From a thread of its own: who is not read any further may be stuck in a write until somebody takes messages away. */
    private static Future<?> pour(Channel publisher, List<String> told, AtomicInteger published) {
        return CompletableFuture.runAsync(() -> {
            try {
                while (told.isEmpty()) {
                    publisher.basicPublish("", "t", null, new byte[10_000]);
                    published.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Its publisher is read a little slower meanwhile, and never stopped. */
    @Test void allOfAPublisherIsTakenWhileTheConsumersSocketTakesNothing() throws Exception {
        int messages = 6_000;
        byte[] body = new byte[16 << 10];
        try (EmbeddedBroker broker = BrokerFixture.inMemory(); Connection slow = BrokerFixture.connect(broker, "slow");
                Connection connection = BrokerFixture.connect(broker, "publisher")) {
            CountDownLatch readOn = new CountDownLatch(1);
            CountDownLatch all = new CountDownLatch(messages);
            List<Integer> came = new CopyOnWriteArrayList<>();
            Channel channel = connection.createChannel();
            channel.queueDeclare("q", false, false, false, null);
            slow.createChannel().basicConsume("q", true, (tag, delivery) -> {
                try {
                    readOn.await();
                } catch (InterruptedException ended) {
                    throw new IOException(ended);
                }
                came.add(ByteBuffer.wrap(delivery.getBody()).getInt());
                all.countDown();
            }, tag -> { });
            channel.confirmSelect();
            for (int i = 0; i < messages; i++) {
                ByteBuffer.wrap(body).putInt(i);
                channel.basicPublish("", "q", null, body);
            }
            channel.waitForConfirmsOrDie();
            assertThat(channel.messageCount("q")).as("waiting, so that more than its socket takes was there").isGreaterThan(100);
            readOn.countDown();
            all.await();
            assertThat(came).hasSize(messages).isSorted();
        }
    }
}
