package io.bindery.gateway.atrest;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.gateway.BrokerGateway;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window is told of a directory at rest. */
class AtRestGatewayTest {

    @TempDir Path data;

    private void fill(byte[]... bodies) throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "filler")) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.queueDeclare("q", true, false, false, null);
            for (byte[] body : bodies) {
                channel.basicPublish("", "q", MessageProperties.PERSISTENT_BASIC, body);
            }
            channel.waitForConfirmsOrDie(45_000);
        }
    }

    private static byte[] body(int number) {
        return ("the body of number " + number).getBytes(StandardCharsets.US_ASCII);
    }

    /** Changes one byte of it, wherever it lies in the journal. */
    private String damage(byte[] body) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at + body.length <= bytes.length; at++) {
                    if (Arrays.equals(bytes, at, at + body.length, body, 0, body.length)) {
                        bytes[at] ^= 1;
                        Files.write(file, bytes);
                        return file.getFileName().toString();
                    }
                }
            }
        }
        throw new AssertionError("nowhere");
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(45, TimeUnit.SECONDS);
    }

    private static QueuePage page(AtRestGateway gateway, long from, int limit) throws Exception {
        return done(gateway.browse("/", "q", from, limit));
    }

    private static List<String> bodies(QueuePage page) {
        return page.messages().stream().map(QueuedMessage::message).map(message -> new String(message.body(), StandardCharsets.US_ASCII)).toList();
    }

    @Test void aDamagedRecordIsNamedAndTheOthersAreShown() throws Exception {
        fill(body(1), body(2), body(3), body(4));
        try (AtRestGateway gateway = new AtRestGateway(data)) {
            done(gateway.start());
            long damaged = page(gateway, 0, 10).messages().get(1).position();
            String file = damage(body(2)); // while it is looked at: a start would have stepped over it

            QueuePage all = page(gateway, 0, 10);
            assertThat(bodies(all)).containsExactly("the body of number 1", "the body of number 3", "the body of number 4");
            assertThat(all.unreadable()).singleElement().satisfies(one -> {
                assertThat(one.position()).isEqualTo(damaged);
                assertThat(one.why()).contains(file);
            });
            assertThat(page(gateway, BrokerGateway.AT_END, 3).unreadable()).hasSize(1);

            QueuePage alone = page(gateway, damaged, 1);
            assertThat(alone.messages()).isEmpty();
            assertThat(alone.unreadable()).hasSize(1);
            assertThat(bodies(page(gateway, alone.next(), 1))).containsExactly("the body of number 3");
        }
    }

    @Test void ofALargeDirectoryItIsKnownToo() throws Exception {
        byte[][] bodies = new byte[70][1 << 20];
        long before = System.currentTimeMillis();
        fill(bodies);
        long after = System.currentTimeMillis();
        try (AtRestGateway gateway = new AtRestGateway(data)) {
            done(gateway.start());
            long id = page(gateway, 0, 1).messages().get(0).message().id();
            assertThat(done(gateway.onDiskSince(List.of(id)))).containsOnlyKeys(id).allSatisfy((message, since) -> assertThat(since).isBetween(before, after));
        }
    }
}
