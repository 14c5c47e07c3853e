package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.bindery.broker.Alarms.Resource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While something is short, who publishes is told and not read; who doesn't is served. */
@Timeout(300)
class AlarmsTest {

    private EmbeddedBroker broker;

    @BeforeEach void start() throws Exception {
        broker = BrokerFixture.inMemory();
    }

    @AfterEach void stop() {
        broker.close();
    }

    /** A connection and what it was told. */
    private record Told(Connection connection, Channel channel, List<String> told) {
        static Told of(Connection connection) throws Exception {
            List<String> told = new CopyOnWriteArrayList<>();
            connection.addBlockedListener(new BlockedListener() {
                @Override public void handleBlocked(String reason) {
                    told.add("blocked: " + reason);
                }

                @Override public void handleUnblocked() {
                    told.add("unblocked");
                }
            });
            return new Told(connection, connection.createChannel(), told);
        }

        void publish(String body) throws Exception {
            channel.basicPublish("", "q", null, body.getBytes());
        }
    }

    @Test void aPublisherIsBlockedWhenItPublishesNextAndGoesOnWhenTheLastAlarmIsOver() throws Exception {
        try (Connection first = BrokerFixture.connect(broker, "publisher"); Connection second = BrokerFixture.connect(broker, "reader")) {
            Told publisher = Told.of(first);
            Channel reader = second.createChannel();
            publisher.channel.queueDeclare("q", false, false, false, null);
            publisher.publish("before");
            publisher.channel.basicGet("q", true);

            broker.alarms().set(Resource.MEMORY, true);
            assertThat(publisher.channel.basicGet("q", true)).as("who does not publish is served").isNull();
            assertThat(publisher.told).isEmpty();
            publisher.publish("the one that blocks");
            await().untilAsserted(() -> assertThat(publisher.told).containsExactly("blocked: low on memory"));
            publisher.publish("waits in the socket");
            await().untilAsserted(() -> assertThat(body(reader.basicGet("q", true))).isEqualTo("the one that blocks"));
            assertThat(reader.basicGet("q", true)).isNull();

            broker.alarms().set(Resource.DISK, true);
            broker.alarms().set(Resource.MEMORY, false);
            assertThat(reader.basicGet("q", true)).isNull();
            assertThat(publisher.told).hasSize(1);

            broker.alarms().set(Resource.DISK, false);
            await().untilAsserted(() -> assertThat(publisher.told).containsExactly("blocked: low on memory", "unblocked"));
            await().untilAsserted(() -> assertThat(body(reader.basicGet("q", true))).isEqualTo("waits in the socket"));
            publisher.publish("after");
            assertThat(body(publisher.channel.basicGet("q", true))).isEqualTo("after");
        }
    }

    @Test void severalReasonsAreOneSentence() {
        broker.alarms().set(Resource.DISK, true);
        assertThat(broker.alarms().closedBecause()).isEqualTo("low on disk");
        broker.alarms().set(Resource.MEMORY, true);
        assertThat(broker.alarms().closedBecause()).isEqualTo("low on disk & memory");
        broker.alarms().set(Resource.DISK, false);
        assertThat(broker.alarms().closedBecause()).isEqualTo("low on memory");
    }

    @Test void aClientThatDoesNotKnowOfBlockingIsKeptWaitingAllTheSame() throws Exception {
        ConnectionFactory factory = BrokerFixture.factory(broker);
        factory.setClientProperties(Map.of("product", "plain"));
        try (Connection first = factory.newConnection(); Connection second = BrokerFixture.connect(broker, "reader")) {
            Told publisher = Told.of(first);
            Channel reader = second.createChannel();
            publisher.channel.queueDeclare("q", false, false, false, null);
            broker.alarms().set(Resource.MEMORY, true);
            publisher.publish("a");
            await().untilAsserted(() -> assertThat(body(reader.basicGet("q", true))).isEqualTo("a"));
            publisher.publish("b");
            assertThat(reader.basicGet("q", true)).isNull();
            broker.alarms().set(Resource.MEMORY, false);
            await().untilAsserted(() -> assertThat(body(reader.basicGet("q", true))).isEqualTo("b"));
            assertThat(publisher.told).isEmpty();
        }
    }

    private static String body(GetResponse got) {
        return got == null ? "nothing" : new String(got.getBody());
    }
}
