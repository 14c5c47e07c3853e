package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Message;
import org.junit.jupiter.api.Test;

/** Where a quorum queue differs from a classic one. */
class QuorumQueueTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test
    void aQuorumQueueMustBeDurable() {
        assertThat(client.queue("q", "x-queue-type", "quorum")).containsExactly(
                "1 close 406 PRECONDITION_FAILED - invalid property 'non-durable' for queue 'q' in vhost '/' 50.10");
    }

    @Test
    void aReturnedMessageGoesBehindTheOthers() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.publish("q", "a");
        client.publish("q", "b");
        client.get("q");
        client.nack(1, 1, false, true);
        assertThat(client.take("q")).containsExactly("1 got 2 b left 1");
        assertThat(client.take("q")).containsExactly("1 got 3 a again left 0");
    }

    @Test
    void withADeliveryLimitAReturnedMessageGoesAheadAndLeavesWhenItCameBackTooOften() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-delivery-limit", 1);
        client.publish("q", "a");
        client.publish("q", "b");
        client.get("q");
        client.nack(1, 1, false, true);
        assertThat(client.get("q")).containsExactly("1 got 2 a again left 1");
        client.nack(1, 2, false, true);
        assertThat(client.take("q")).containsExactly("1 got 3 b left 0");
    }

    @Test
    void transientMessagesAreLoggedLikeTheOthers() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.publish("q", "a");
        assertThat(desk.log.records).contains("enqueued a into 1");
    }

    @Test
    void aBasicGetSaysHowOftenAMessageCameBack() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.publish("q", "a");
        client.get("q");
        client.nack(1, 1, false, true);
        Message message = client.message("q");
        assertThat(message.properties().headersOrEmpty().integer("x-delivery-count")).hasValue(1);
    }

    @Test
    void aFullQuorumQueueRefusesFromTheMessageAfterAndTakesAgainWellBelowItsLimit() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-max-length", 5, "x-overflow", "reject-publish");
        for (int i = 0; i < 9; i++) {
            client.publish("q", "m" + i);
        }
        assertThat(desk.queue("q").ready()).isEqualTo(6);
        client.take("q");
        client.publish("q", "still refused");
        client.take("q");
        client.publish("q", "taken");
        assertThat(desk.queue("q").ready()).isEqualTo(5);
    }
}
