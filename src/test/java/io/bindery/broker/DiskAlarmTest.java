package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.bindery.engine.ActivitySink;
import io.bindery.fixture.SmallDisk;
import io.bindery.model.BrokerSnapshot;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up blocks publishers with a reason, loses nothing that was confirmed, and lets them go on when there is room. */
@Timeout(120)
class DiskAlarmTest {

    private static final int SMALL_DISK_MB = 40;
    private static final int BODY = 20_000;
    private static final int WINDOW = 20;

    @TempDir Path directory;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicReference<BrokerSnapshot> latest = new AtomicReference<>(BrokerSnapshot.EMPTY);
    private SmallDisk disk;

    @AfterEach void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private EmbeddedBroker broker(long limit) throws IOException {
        SnapshotSink keep = new SnapshotSink() {
            @Override public boolean wanted() {
                return true;
            }

            @Override public boolean lastIsRead() {
                return true;
            }

            @Override public void accept(BrokerSnapshot snapshot) {
                latest.set(snapshot);
            }
        };
        BrokerSettings settings = BrokerSettings.inMemory().withData(directory.resolve("data"))
                .withLimits(Limits.ofThisJvm().withDiskFree(limit));
        return EmbeddedBroker.start(settings, keep, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    private Channel publisher(Connection connection) throws IOException {
        connection.addBlockedListener(new BlockedListener() {
            @Override public void handleBlocked(String reason) {
                told.add("blocked: " + reason);
            }

            @Override public void handleUnblocked() {
                told.add("unblocked");
            }
        });
        Channel channel = connection.createChannel();
        channel.queueDeclare("q", true, false, false, null);
        channel.confirmSelect();
        channel.addConfirmListener((tag, multiple) -> confirmed.set(tag), (tag, multiple) -> {
            throw new IllegalStateException("nothing is refused");
        });
        return channel;
    }

    private static void publish(Channel channel) throws IOException {
        channel.basicPublish("", "q", MessageProperties.PERSISTENT_BASIC, new byte[BODY]);
    }

    private void awaitAlarm(String reason) {
        await().untilAsserted(() -> assertThat(latest.get().alarm()).isEqualTo(reason));
    }

    @Test void lessRoomThanTheLimitBlocksWhoPublishesAndMoreLetsHimGoOn() throws Exception {
        try (EmbeddedBroker broker = broker(0); Connection connection = BrokerFixture.connect(broker, "publisher")) {
            Channel channel = publisher(connection);
            publish(channel);
            channel.waitForConfirmsOrDie(45_000);
            broker.diskFreeLimit(Long.MAX_VALUE);
            awaitAlarm("low on disk");
            publish(channel);
            await().untilAsserted(() -> assertThat(told).containsExactly("blocked: low on disk"));
            publish(channel);
            broker.diskFreeLimit(0);
            awaitAlarm("");
            channel.waitForConfirmsOrDie(45_000);
            assertThat(told).containsExactly("blocked: low on disk", "unblocked");
        }
    }

    @Test void aBrokerStartedWithTooLittleRoomBlocksFromTheFirstMessageOn() throws Exception {
        try (EmbeddedBroker broker = broker(Long.MAX_VALUE); Connection connection = BrokerFixture.connect(broker, "publisher")) {
            publish(publisher(connection));
            await().untilAsserted(() -> assertThat(told).containsExactly("blocked: low on disk"));
            broker.diskFreeLimit(0);
        }
    }

    /**
     * Until the disk is full and it was told to wait; with no more than a little unconfirmed, so that it is not kept waiting by the
     * socket before. It may be told more than once.
     *
     * @return how many
     */
    private int publishUntilBlocked(Channel channel) throws IOException {
        int published = 0;
        while (!isBlocked()) {
            int sent = published;
            if (sent - confirmed.get() < WINDOW || !latest.get().alarm().isEmpty()) {
                publish(channel);
                published++;
            } else {
                await().until(() -> sent - confirmed.get() < WINDOW || !latest.get().alarm().isEmpty());
            }
        }
        return published;
    }

    private boolean isBlocked() {
        return !told.isEmpty() && told.get(told.size() - 1).equals("blocked: low on disk");
    }

    /** A real disk with no room left at all, for whoever may mount one. */
    @Test void aFullDiskConfirmsNothingItCouldNotWriteAndItGoesOnWhenThereIsRoom() throws Exception {
        Path ballast = ballastOnASmallDisk();
        int published;
        try (EmbeddedBroker broker = broker(0); Connection connection = BrokerFixture.connect(broker, "publisher");
             Connection other = BrokerFixture.connect(broker, "other")) {
            Channel channel = publisher(connection);
            published = publishUntilBlocked(channel);
            assertThat(confirmed.get()).isPositive();
            assertThat(other.createChannel().queueDeclarePassive("q").getMessageCount()).as("who does not publish is served").isPositive();
            Files.delete(ballast);
            awaitAlarm("");
            channel.waitForConfirmsOrDie(45_000);
            await().untilAsserted(() -> assertThat(latest.get().store().problem()).isEmpty());
        }
        assertHolds(published);
    }

    @Test void aBrokerKilledWhileItsDiskIsFullHasEverythingConfirmed() throws Exception {
        Path ballast = ballastOnASmallDisk();
        EmbeddedBroker full = broker(0);
        Connection connection = BrokerFixture.connect(full, "publisher");
        try {
            publishUntilBlocked(publisher(connection));
        } finally {
            full.crash();
            connection.abort();
        }
        Files.delete(ballast);
        assertHolds(confirmed.get());
    }

    private void assertHolds(long least) throws Exception {
        try (EmbeddedBroker broker = broker(0); Connection connection = BrokerFixture.connect(broker, "reader")) {
            assertThat(broker.store().orElseThrow().report().damages()).isEmpty();
            assertThat((long) connection.createChannel().queueDeclarePassive("q").getMessageCount()).isGreaterThanOrEqualTo(least);
        }
    }

    private Path ballastOnASmallDisk() throws IOException, InterruptedException {
        disk = SmallDisk.over(directory, SMALL_DISK_MB);
        return Files.write(directory.resolve("ballast"), new byte[SMALL_DISK_MB / 2 << 20]);
    }
}
