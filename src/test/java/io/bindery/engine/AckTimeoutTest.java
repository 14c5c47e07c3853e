package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Properties;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps deliveries for too long, as a RabbitMQ with consumer_timeout = 2500 and channel_tick_interval = 1000 has it. */
class AckTimeoutTest {

    private static final int MINUTE = 60_000;
    private static final int HALF_AN_HOUR = 30 * MINUTE;
    private static final String TIMED_OUT = "1 close 406 PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. "
            + "Timeout value used: 1800000 ms. This timeout value can be configured, see consumers doc guide to learn more 0.0";

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @BeforeEach void twoWait() {
        client.queue("q");
        client.publish("q", "a");
        client.publish("q", "b");
    }

    private List<String> after(long millis) {
        desk.later(millis);
        return client.heard();
    }

    @Test void whoHoldsADeliveryForThirtyMinutesLosesItsChannelWithinAMinute() {
        client.consume("q", "t");
        assertThat(after(HALF_AN_HOUR)).isEmpty();
        assertThat(after(MINUTE)).containsExactly(TIMED_OUT);
        assertThat(desk.connect().take("q")).containsExactly("1 got 1 a again left 1");
    }

    @Test void neverSoonerWheneverItWasHandedOut() {
        for (int second = 1; second <= 60; second += 7) {
            Desk.Client other = desk.connect();
            desk.later(7_000);
            other.get("q");
            desk.later(HALF_AN_HOUR);
            assertThat(other.heard()).as("after %d s", second).isEmpty();
            desk.later(MINUTE);
            assertThat(other.heard()).containsExactly(TIMED_OUT);
        }
    }

    @Test void aBasicGetIsADelivery() {
        client.get("q");
        assertThat(after(HALF_AN_HOUR + MINUTE)).containsExactly(TIMED_OUT);
    }

    @Test void whatIsSettledOrNeedsNoSettlingIsNone() {
        client.get("q");
        client.ack(1);
        client.take("q");
        assertThat(after(2 * HALF_AN_HOUR)).isEmpty();
    }

    @Test void theOldestCounts() {
        client.get("q");
        desk.later(20 * MINUTE);
        client.get("q");
        client.ack(1);
        assertThat(after(20 * MINUTE)).isEmpty();
        assertThat(after(11 * MINUTE)).containsExactly(TIMED_OUT);
    }

    @Test void oneChannelsFaultIsNotItsNeighbours() {
        client.open(2);
        client.get("q");
        client.send(new ClientCommand.Get(client.output, 2, "q", false));
        desk.later(HALF_AN_HOUR);
        client.ack(2, 1, false);
        assertThat(after(MINUTE)).containsExactly(TIMED_OUT);
        assertThat(client.publish(2, "", "q", Properties.NONE, "c", false)).isEmpty();
    }

    @Test void whatIsSettledInATransactionIsNotHeldUntilItIsRolledBack() {
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.get("q");
        client.ack(1);
        assertThat(after(2 * HALF_AN_HOUR)).isEmpty();
        client.send(new ClientCommand.RollbackTx(client.output, 1));
        assertThat(after(HALF_AN_HOUR + MINUTE)).containsExactly(TIMED_OUT);
    }

    @Test void itsQueueMayBeGone() {
        client.get("q");
        client.send(new ClientCommand.DeleteQueue(client.output, 1, "q", false, false, false));
        assertThat(after(HALF_AN_HOUR + MINUTE)).containsExactly(TIMED_OUT);
    }

    @Test void withNobodyThereNobodyLooks() {
        client.disconnect();
        desk.later(HALF_AN_HOUR);
        assertThat(desk.engine.nextDeadlineMillis()).isEqualTo(Deadlines.NEVER);
    }
}
