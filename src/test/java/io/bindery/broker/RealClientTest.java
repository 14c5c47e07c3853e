package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RabbitMQ's Java client against the embedded broker over a real socket. */
@Timeout(300)
class RealClientTest {

    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
    }

    @AfterAll static void stop() {
        broker.close();
    }

    @Test void wrongPasswordIsRefused() {
        ConnectionFactory factory = BrokerFixture.factory(broker);
        factory.setPassword("wrong");
        assertThatThrownBy(factory::newConnection).isInstanceOf(AuthenticationFailureException.class)
                .hasMessageContaining("ACCESS_REFUSED");
    }

    @Test void confirmedMessagesAreConsumedInOrder() throws Exception {
        try (Connection connection = BrokerFixture.connect(broker, "order")) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.confirmSelect();
            for (int i = 0; i < 1000; i++) {
                channel.basicPublish("", queue, null, Integer.toString(i).getBytes());
            }
            assertThat(channel.waitForConfirms(45_000)).isTrue();
            BlockingQueue<String> seen = consume(connection.createChannel(), queue, 10);
            for (int i = 0; i < 1000; i++) {
                assertThat(seen.poll(45, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test void aMandatoryMessageThatNobodyGetsComesBack() throws Exception {
        try (Connection connection = BrokerFixture.connect(broker, "mandatory")) {
            Channel channel = connection.createChannel();
            BlockingQueue<String> returned = new LinkedBlockingQueue<>();
            channel.addReturnListener(message -> returned.add(message.getReplyCode() + " " + message.getReplyText()));
            channel.basicPublish("amq.direct", "nobody", true, null, new byte[0]);
            assertThat(returned.poll(45, TimeUnit.SECONDS)).isEqualTo("312 NO_ROUTE");
        }
    }

    @Test void largeBodiesArriveWhole() throws Exception {
        byte[] body = new byte[3 << 20];
        new Random(7).nextBytes(body);
        try (Connection connection = BrokerFixture.connect(broker, "large")) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, body);
            GetResponse got = channel.basicGet(queue, true);
            assertThat(got.getBody()).isEqualTo(body);
            assertThat(got.getProps().getDeliveryMode()).isEqualTo(2);
        }
    }

    @Test void rejectedMessagesComeAgainMarkedRedelivered() throws Exception {
        try (Connection connection = BrokerFixture.connect(broker, "reject")) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.basicPublish("", queue, null, "a".getBytes());
            GetResponse first = channel.basicGet(queue, false);
            assertThat(first.getEnvelope().isRedeliver()).isFalse();
            channel.basicReject(first.getEnvelope().getDeliveryTag(), true);
            assertThat(channel.basicGet(queue, true).getEnvelope().isRedeliver()).isTrue();
        }
    }

    @Test void manyChannelsWorkSideBySide() throws Exception {
        try (Connection connection = BrokerFixture.connect(broker, "channels")) {
            List<Channel> channels = new java.util.ArrayList<>();
            for (int i = 0; i < 500; i++) {
                channels.add(connection.createChannel());
            }
            String queue = channels.get(0).queueDeclare().getQueue();
            for (Channel channel : channels) {
                channel.basicPublish("", queue, null, new byte[] {1});
                channel.close();
            }
            Channel last = connection.createChannel();
            assertThat(last.queueDeclarePassive(queue).getMessageCount()).isEqualTo(500);
        }
    }

    @Test void everyPropertyAndHeaderComesBackAsItWent() throws Exception {
        AMQP.BasicProperties sent = new AMQP.BasicProperties.Builder().contentType("a/b").contentEncoding("gzip")
                .headers(Map.of("n", 1, "list", Arrays.asList("x", 2L), "table", Map.of("b", true)))
                .deliveryMode(1).priority(3).correlationId("c").replyTo("r").expiration("60000").messageId("m")
                .timestamp(new java.util.Date(1_700_000_000_000L)).type("t").userId("guest").appId("app").build();
        try (Connection connection = BrokerFixture.connect(broker, "properties")) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.basicPublish("", queue, sent, new byte[0]);
            assertThat(channel.basicGet(queue, true).getProps().toString()).hasToString(sent.toString());
        }
    }

    @Test void whatAClosedConnectionHeldIsReadyAgain() throws Exception {
        try (Connection keeper = BrokerFixture.connect(broker, "keeper")) {
            Channel channel = keeper.createChannel();
            channel.queueDeclare("held", false, false, false, null);
            channel.basicPublish("", "held", null, "x".getBytes());
            Connection holder = BrokerFixture.connect(broker, "holder");
            assertThat(holder.createChannel().basicGet("held", false)).isNotNull();
            assertThat(channel.queueDeclarePassive("held").getMessageCount()).isZero();
            holder.close();
            assertThat(channel.queueDeclarePassive("held").getMessageCount()).isEqualTo(1);
            assertThat(channel.basicGet("held", true).getEnvelope().isRedeliver()).isTrue();
        }
    }

    @Test void anExclusiveQueueGoesWithItsConnection() throws Exception {
        Connection owner = BrokerFixture.connect(broker, "owner");
        String queue = owner.createChannel().queueDeclare("", false, true, false, null).getQueue();
        try (Connection other = BrokerFixture.connect(broker, "other")) {
            assertThatThrownBy(() -> other.createChannel().queueDeclarePassive(queue)).hasRootCauseMessage(
                    "channel error; protocol method: #method<channel.close>(reply-code=405, reply-text=RESOURCE_LOCKED - "
                            + "cannot obtain exclusive access to locked queue '" + queue + "' in vhost '/'. It could be originally declared on "
                            + "another connection or the exclusive property value does not match that of the original declaration., "
                            + "class-id=50, method-id=10)");
            owner.close();
            assertThatThrownBy(() -> other.createChannel().queueDeclarePassive(queue)).hasRootCauseMessage(
                    "channel error; protocol method: #method<channel.close>(reply-code=404, reply-text=NOT_FOUND - no queue '"
                            + queue + "' in vhost '/', class-id=50, method-id=10)");
        }
    }

    private static BlockingQueue<String> consume(Channel channel, String queue, int prefetch) throws IOException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        channel.basicQos(prefetch);
        channel.basicConsume(queue, false, new DefaultConsumer(channel) {
            @Override public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) throws IOException {
                seen.add(new String(body));
                channel.basicAck(envelope.getDeliveryTag(), false);
            }
        });
        return seen;
    }
}
