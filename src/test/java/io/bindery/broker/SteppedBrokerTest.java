package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker whose time stands still until it is stepped, as a client sees it over its socket. */
@Timeout(300)
class SteppedBrokerTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private EmbeddedBroker broker;
    private Connection connection;
    private Channel channel;

    @BeforeEach void start() throws Exception {
        broker = BrokerFixture.heldAt(NOON);
        connection = BrokerFixture.connect(broker, "client");
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    @AfterEach void stop() throws IOException {
        connection.close();
        broker.close();
    }

    @Test void aMessageIsThereUntilOneMillisecondBeforeItsTimeAndGoneAtIt() throws Exception {
        queue("q", "x-message-ttl", 60_000);
        publish("q", "a", null);
        step(59_999);
        assertThat(channel.messageCount("q")).isEqualTo(1);
        step(1);
        assertThat(channel.messageCount("q")).isZero();
    }

    @Test void anExpiredMessageBehindALivingHeadStaysUntilItIsTheHead() throws Exception {
        queue("q");
        publish("q", "head", null);
        publish("q", "brief", "1000");
        step(5_000);
        assertThat(channel.messageCount("q")).isEqualTo(2);
        assertThat(channel.basicGet("q", true).getBody()).isEqualTo("head".getBytes());
        assertThat(channel.basicGet("q", true)).isNull();
    }

    @Test void anUnusedQueueLivesExactlyItsTimeAndUseGivesItANewOne() throws Exception {
        queue("q", "x-expires", 10_000);
        step(9_999);
        channel.basicGet("q", true);
        step(9_999);
        channel.basicGet("q", true);
        step(10_000);
        assertThat(exists("q")).isFalse();
    }

    @Test void deathsInAChainOfWaitingQueuesCarryTheirOwnInstants() throws Exception {
        queue("first", "x-message-ttl", 60_000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "second");
        queue("second", "x-message-ttl", 30_000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "end");
        queue("end");
        publish("first", "a", null);
        step(3_600_000);
        GetResponse letter = channel.basicGet("end", true);
        assertThat(deaths(letter)).extracting(death -> death.get("queue").toString() + " " + ((Date) death.get("time")).toInstant())
                .containsExactly("second " + NOON.plusSeconds(90), "first " + NOON.plusSeconds(60));
    }

    @Test void aConsumerGetsTheDeadLetterOfAStepAtOnce() throws Exception {
        queue("wait", "x-message-ttl", 86_400_000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "end");
        queue("end");
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        channel.basicConsume("end", true, (tag, delivery) -> got.add(new String(delivery.getBody())), tag -> { });
        publish("wait", "tomorrow", null);
        step(86_400_000);
        assertThat(got.poll(45, TimeUnit.SECONDS)).isEqualTo("tomorrow");
    }

    @Test void aStepToTheNextGoesFromExpiryToExpiryAndStaysAfterTheLast() throws Exception {
        queue("q", "x-message-ttl", 7_000);
        queue("r", "x-expires", 20_000);
        publish("q", "a", null);
        assertThat(next()).isEqualTo(NOON.plusMillis(7_000));
        assertThat(channel.messageCount("q")).isZero();
        assertThat(next()).isEqualTo(NOON.plusMillis(20_000));
        assertThat(exists("r")).isFalse();
        assertThat(next()).isEqualTo(NOON.plusMillis(20_000));
    }

    @Test void resumedTimeExpiresByItself() throws Exception {
        queue("q", "x-message-ttl", 50, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "end");
        queue("end");
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        channel.basicConsume("end", true, (tag, delivery) -> got.add(new String(delivery.getBody())), tag -> { });
        publish("q", "a", null);
        BrokerTime resumed = BrokerFixture.turn(broker, new ClockTurn.Resume());
        assertThat(resumed).isEqualTo(new BrokerTime(NOON.toEpochMilli(), false));
        assertThat(got.poll(45, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(BrokerFixture.turn(broker, new ClockTurn.Hold()).nowMillis()).isGreaterThanOrEqualTo(NOON.toEpochMilli() + 50);
    }

    private void queue(String name, Object... namesAndValues) throws IOException {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        channel.queueDeclare(name, false, false, false, arguments);
    }

    /** Confirmed, so that the broker has it before its time is stepped. */
    private void publish(String queue, String body, String expiration) throws Exception {
        channel.basicPublish("", queue, new AMQP.BasicProperties.Builder().expiration(expiration).build(), body.getBytes());
        channel.waitForConfirmsOrDie(45_000);
    }

    private void step(long millis) {
        BrokerFixture.turn(broker, new ClockTurn.StepBy(millis));
    }

    private Instant next() {
        return Instant.ofEpochMilli(BrokerFixture.turn(broker, new ClockTurn.StepToNext()).nowMillis());
    }

    private boolean exists(String queue) throws Exception {
        try (Channel asking = connection.createChannel()) {
            asking.queueDeclarePassive(queue);
            return true;
        } catch (IOException notFound) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> deaths(GetResponse letter) {
        return (List<Map<String, Object>>) letter.getProps().getHeaders().get("x-death");
    }
}
