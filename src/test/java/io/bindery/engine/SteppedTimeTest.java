package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One long step of time leaves what many short ones leave. */
class SteppedTimeTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    private void ring(int stations, int ttl) {
        for (int i = 1; i <= stations; i++) {
            client.queue("s" + i, "x-message-ttl", ttl, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", i == stations ? "end" : "s" + (i + 1));
        }
        client.queue("end");
    }

    private static List<Long> timesOfDeath(Message message) {
        return ((FieldValue.Array) message.properties().headersOrEmpty().get("x-death").orElseThrow()).values().stream()
                .map(death -> ((FieldValue.Timestamp) ((FieldValue.Table) death).value().get("time").orElseThrow()).epochSeconds()).toList();
    }

    @Test void inAStepOverAChainEachQueuesTimeBeginsWhenTheOneBeforeEnded() {
        ring(3, 10_000);
        client.publish("s1", "a");
        desk.later(3_600_000);
        long start = Desk.START / 1000;
        assertThat(timesOfDeath(client.message("end"))).containsExactlyInAnyOrder(start + 30, start + 20, start + 10);
    }

    @Test void aStepThatEndsInsideAChainLeavesTheMessageThere() {
        ring(3, 10_000);
        client.publish("s1", "a");
        desk.later(29_999);
        assertThat(desk.queue("end").ready()).isZero();
        assertThat(desk.queue("s3").ready()).isEqualTo(1);
        desk.later(1);
        assertThat(desk.queue("end").ready()).isEqualTo(1);
    }

    @Test void queuesAndMessagesLeaveInTheOrderOfTheirInstants() {
        client.queue("late", "x-expires", 2_000);
        client.queue("early", "x-message-ttl", 1_000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "late");
        client.publish("early", "a");
        desk.activity.watching = true;
        desk.later(5_000);
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("late")).isEmpty();
        assertThat(desk.activity.take()).extracting(Activity::atMillis)
                .containsExactly(Desk.START + 1_000, Desk.START + 1_000, Desk.START + 2_000);
    }

    @Test void theNextExpiryIsTheEarliestOfHeadsAndUnusedQueues() {
        client.queue("a", "x-expires", 9_000);
        client.publish("", queue("b"), Properties.NONE.withExpiration("5000"), "x");
        assertThat(desk.engine.nextExpiryMillis()).isEqualTo(Desk.START + 5_000);
        client.take("b");
        assertThat(desk.engine.nextExpiryMillis()).isEqualTo(Desk.START + 9_000);
        client.consume("a", "t");
        assertThat(desk.engine.nextExpiryMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test void aMessageBehindAHeadThatStaysIsNotTheNext() {
        client.publish(queue("b"), "stays");
        client.publish("", "b", Properties.NONE.withExpiration("5"), "waits its turn");
        assertThat(desk.engine.nextExpiryMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test void oneLongStepIsManyShortOnes() {
        List<List<String>> outcomes = Stream.of(1, 7, 60_000).map(SteppedTimeTest::after).toList();
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(outcomes.get(2)).isEqualTo(outcomes.get(0));
    }

    /** A minute of a busy topology, time going in steps of this many milliseconds. */
    private static List<String> after(int step) {
        SteppedTimeTest one = new SteppedTimeTest();
        one.ring(4, 1_700);
        one.client.queue("brief", "x-expires", 2_100, "x-message-ttl", 2_000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "s2");
        one.client.publish("brief", "b");
        for (int i = 1; i <= 5; i++) {
            one.client.publish("", "s" + (1 + i % 3), Properties.NONE.withExpiration(String.valueOf(i * 333)), "m" + i);
        }
        for (long at = 0; at < 60_000; at += Math.min(step, 60_000 - at)) {
            one.desk.later(Math.min(step, 60_000 - at));
        }
        return Stream.generate(() -> one.client.message("end")).limit(6).map(m -> m.properties() + " " + new String(m.body())).toList();
    }

    private String queue(String name) {
        client.queue(name);
        return name;
    }
}
