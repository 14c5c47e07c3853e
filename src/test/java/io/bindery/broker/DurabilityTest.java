package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.bindery.store.DataDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a restart keeps and what it does not, with a real client before and after. */
@Timeout(300)
class DurabilityTest {

    @TempDir
    Path data;

    @Test void aRestartKeepsDurableQueuesBindingsAndPersistentMessagesAlone() throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "before")) {
            fill(connection.createChannel());
        }
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection connection = BrokerFixture.connect(broker, "after")) {
            Channel channel = connection.createChannel();
            assertThat(channel.queueDeclarePassive("durable").getMessageCount()).isEqualTo(1);
            channel.basicPublish("shop", "order.new", null, "still bound".getBytes());
            assertThat(new String(channel.basicGet("durable", true).getBody())).isEqualTo("persistent");
            assertThat(new String(channel.basicGet("durable", true).getBody())).isEqualTo("still bound");
            assertThatThrownBy(() -> connection.createChannel().queueDeclarePassive("transient")).hasStackTraceContaining("NOT_FOUND");
        }
    }

    @Test void aCrashLosesNothingThatWasConfirmedAndBringsNothingBackThatWasAcked() throws Exception {
        EmbeddedBroker first = BrokerFixture.on(data);
        Connection connection = BrokerFixture.connect(first, "before");
        Channel channel = connection.createChannel();
        fill(channel);
        GetResponse acked = channel.basicGet("durable", false);
        channel.basicAck(acked.getEnvelope().getDeliveryTag(), false);
        channel.basicGet("durable", true);
        channel.basicPublish("", "durable", MessageProperties.PERSISTENT_BASIC, "second".getBytes());
        assertThat(channel.waitForConfirms(45_000)).isTrue();
        first.crash();
        connection.abort();
        try (EmbeddedBroker broker = BrokerFixture.on(data); Connection after = BrokerFixture.connect(broker, "after")) {
            Channel again = after.createChannel();
            assertThat(new String(again.basicGet("durable", true).getBody())).isEqualTo("second");
            assertThat(again.basicGet("durable", true)).isNull();
        }
    }

    @Test void aSecondBrokerOnTheSameDirectoryIsRefused() throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.on(data)) {
            assertThatThrownBy(() -> BrokerFixture.on(data)).isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(broker.amqpPort()).isPositive();
        }
    }

    @Test void aTakenPortIsNamedOrTheNextOneTaken() throws Exception {
        try (EmbeddedBroker first = BrokerFixture.inMemory()) {
            BrokerSettings same = BrokerSettings.inMemory().withPorts(first.amqpPort(), 0);
            assertThatThrownBy(() -> start(same)).isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Port " + first.amqpPort() + " for AMQP is taken").hasMessageContaining("--amqp-port");
            try (EmbeddedBroker next = start(same.orNextFreePort())) {
                assertThat(next.amqpPort()).isGreaterThan(first.amqpPort());
            }
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings) throws java.io.IOException {
        return EmbeddedBroker.start(settings, SnapshotSink.NOBODY, io.bindery.engine.ActivitySink.NOBODY, io.bindery.store.RecoveryProgress.NONE);
    }

    private static void fill(Channel channel) throws Exception {
        channel.confirmSelect();
        channel.exchangeDeclare("shop", "topic", true);
        channel.queueDeclare("durable", true, false, false, null);
        channel.queueDeclare("transient", false, false, false, null);
        channel.queueBind("durable", "shop", "order.#");
        channel.queueBind("transient", "shop", "order.#");
        channel.basicPublish("shop", "order.new", MessageProperties.PERSISTENT_TEXT_PLAIN, "persistent".getBytes());
        channel.basicPublish("shop", "order.new", null, "transient".getBytes());
        assertThat(channel.waitForConfirms(45_000)).isTrue();
    }
}
