package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.gateway.LongWork;
import io.bindery.store.Backup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A backup taken under load, opened, has what was confirmed before it began and nothing that was acked before. */
@Timeout(120)
class BackupCommandTest {

    private static final int BODY = 4000;
    @TempDir Path directory;
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    private record Said(int code, String out, String err) { }

    private static Said backup(Path data, Path target) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new BackupCommand()).setExecutionExceptionHandler(new FailedFiles()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute("--data", data.toString(), target.toString());
        return new Said(code, out.toString(), err.toString());
    }

    /** Each message is its number, padded so that segments fill and are cleaned meanwhile. */
    private Callable<Void> publisher(EmbeddedBroker broker) {
        return () -> {
            try (Connection connection = BrokerFixture.connect(broker, "publisher")) {
                Channel channel = connection.createChannel();
                channel.confirmSelect();
                for (int i = 0; !enough.get(); i += 50) {
                    for (int j = i; j < i + 50; j++) {
                        channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, (j + " ").getBytes());
                        channel.basicPublish("", "passing", MessageProperties.PERSISTENT_BASIC, new byte[BODY]);
                    }
                    channel.waitForConfirmsOrDie(45_000);
                    confirmed.set(i + 50);
                }
            }
            return null;
        };
    }

    private Callable<Void> consumer(EmbeddedBroker broker) {
        return () -> {
            try (Connection connection = BrokerFixture.connect(broker, "consumer")) {
                Channel channel = connection.createChannel();
                while (!enough.get()) {
                    GetResponse got = channel.basicGet("passing", false);
                    if (got != null) {
                        channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
                    }
                }
            }
            return null;
        };
    }

    @Test void aBackupUnderLoadHasEveryMessageConfirmedBeforeItBegan() throws Exception {
        Path data = directory.resolve("data");
        int[] before = new int[4];
        ExecutorService clients = Executors.newCachedThreadPool();
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "setup")) {
            connection.createChannel().queueDeclare("kept", true, false, false, null);
            connection.createChannel().queueDeclare("passing", true, false, false, null);
            Future<Void> publishing = clients.submit(publisher(broker));
            Future<Void> consuming = clients.submit(consumer(broker));
            for (int i = 0; i < before.length; i++) {
                int least = confirmed.get() + 1000;
                Awaitility.await().until(() -> publishing.isDone() || confirmed.get() >= least);
                before[i] = confirmed.get();
                assertThat(backup(data, directory.resolve("backup" + i)).err()).isEmpty();
            }
            enough.set(true);
            publishing.get();
            consuming.get();
        } finally {
            clients.shutdownNow();
        }
        for (int i = 0; i < before.length; i++) {
            assertHoldsAtLeast(before[i], directory.resolve("backup" + i));
        }
    }

    /** In order, without a gap, and the broker opens it by itself. */
    private static void assertHoldsAtLeast(int messages, Path backup) throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.on(backup); Connection connection = BrokerFixture.connect(broker, "reader")) {
            assertThat(broker.store().orElseThrow().report().damages()).isEmpty();
            Channel channel = connection.createChannel();
            int found = 0;
            for (GetResponse got = channel.basicGet("kept", true); got != null; got = channel.basicGet("kept", true)) {
                assertThat(new String(got.getBody())).isEqualTo(found + " ");
                found++;
            }
            assertThat(found).isGreaterThanOrEqualTo(messages);
        }
    }

    @Test void whatWasAckedBeforeIsNotInIt() throws Exception {
        Path data = directory.resolve("data");
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "setup")) {
            Channel channel = connection.createChannel();
            channel.queueDeclare("kept", true, false, false, null);
            channel.confirmSelect();
            for (String body : new String[] {"first", "second"}) {
                channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, body.getBytes());
            }
            channel.basicGet("kept", true);
            channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, "third".getBytes());
            channel.waitForConfirmsOrDie(45_000);
            assertThat(backup(data, directory.resolve("copy")).out()).startsWith("2 messages, 2 copies in queues");
        }
        Set<String> found = new HashSet<>();
        try (EmbeddedBroker broker = BrokerFixture.on(directory.resolve("copy")); Connection connection = BrokerFixture.connect(broker, "reader")) {
            Channel channel = connection.createChannel();
            for (GetResponse got = channel.basicGet("kept", true); got != null; got = channel.basicGet("kept", true)) {
                found.add(new String(got.getBody()));
            }
        }
        assertThat(found).containsExactlyInAnyOrder("second", "third");
    }

    @Test void aBackupThatIsCancelledLeavesNothing() throws Exception {
        Path data = directory.resolve("data");
        BrokerFixture.on(data).close();
        LongWork work = new LongWork();
        work.cancel();
        assertThatThrownBy(() -> Backup.copy(data, directory.resolve("copy"), work::reached)).isInstanceOf(LongWork.Cancelled.class);
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(data);
        }
    }

    @Test void whereNoDirectoryCanBeMadeItSaysWhyAndNamesThePlaceThatWasAskedFor() throws Exception {
        Path data = directory.resolve("data");
        BrokerFixture.on(data).close();
        Path file = Files.writeString(directory.resolve("file"), "mine");
        assertThat(backup(data, file).err()).contains(file + " is there already and a file");
        assertThat(backup(data, file.resolve("copy")).err()).contains("The backup cannot be written to " + file.resolve("copy") + " (")
                .doesNotContain("Exception", "incomplete").contains("name another place");
    }

    @Test void nothingIsOverwrittenAndNothingHalfMadeIsLeft() throws Exception {
        Path data = directory.resolve("data");
        BrokerFixture.on(data).close();
        Path full = Files.createDirectory(directory.resolve("full"));
        Files.writeString(full.resolve("mine"), "mine");
        assertThat(backup(data, full).err()).contains("not empty");
        assertThat(backup(data, data.resolve("copy")).err()).contains("in the data directory itself");
        assertThat(backup(full, directory.resolve("copy")).err()).contains("holds no data of a broker");
        assertThat(backup(directory.resolve("no"), directory.resolve("copy")).err()).contains("does not exist");
        assertThat(backup(data, Files.createDirectory(directory.resolve("empty"))).code()).isZero();
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("data", "full", "empty");
        }
        assertThat(full.resolve("mine")).hasContent("mine");
    }
}
