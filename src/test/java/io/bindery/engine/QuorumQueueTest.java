package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    void whoReturnsAMessageOnceTooOftenMayHaveOneMoreThanItsPrefetch() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-delivery-limit", 0);
        client.send(new ClientCommand.Qos(client.output, 1, 0, 1, false));
        client.consume("q", "t");
        client.publish("q", "a");
        client.nack(1, 1, false, true);
        assertThat(client.publish("q", "b")).containsExactly("1 deliver t 2 b");
        assertThat(client.publish("q", "c")).containsExactly("1 deliver t 3 c");
        assertThat(client.publish("q", "d")).isEmpty();
    }

    @Test
    void whatALostChannelHeldComesBackByTheTagsOfItsHolders() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.open(2);
        client.consume(2, "q", "z", Set.of());
        client.publish("q", "a");
        client.consume(2, "q", "b", Set.of());
        client.publish("q", "b");
        client.publish("q", "c");
        client.send(new ClientCommand.CloseChannel(client.output, 2, true));
        assertThat(List.of(client.take("q"), client.take("q"), client.take("q"))).hasToString(
                "[[1 got 1 c again left 2], [1 got 2 a again left 1], [1 got 3 b again left 0]]");
    }

    /** RabbitMQ takes it for the same consumer, and its channel dies at the next delivery. */
    @Test
    void aDeliveryUnderTheTagOfACancelledConsumerThatHoldsSomethingEndsTheConnection() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.send(new ClientCommand.Qos(client.output, 1, 0, 1, false));
        client.consume("q", "t");
        client.publish("q", "a");
        client.publish("q", "b");
        client.cancel(1, "t");
        assertThat(client.consume("q", "t")).as("its credit is the other's").noneMatch(told -> told.contains("deliver") || told.contains("close"));
        client.send(new ClientCommand.Qos(client.output, 1, 0, 2, false));
        client.cancel(1, "t");
        assertThat(client.consume("q", "t")).contains("0 close 541 INTERNAL_ERROR 0.0").noneMatch(told -> told.contains("deliver"));
    }

    @Test
    void aCancelledConsumersTagIsFreeOnceItHoldsNothing() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.send(new ClientCommand.Qos(client.output, 1, 0, 1, false));
        client.consume("q", "t");
        client.publish("q", "a");
        client.publish("q", "b");
        client.publish("q", "c");
        client.cancel(1, "t");
        client.consume("q", "t");
        assertThat(client.ack(1, 1, false)).containsExactly("1 deliver t 2 b");
        assertThat(client.ack(1, 2, false)).containsExactly("1 deliver t 3 c");
    }

    @Test
    void theNextSingleActiveConsumerIsWhoCameFirstWhateverItsPriority() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-single-active-consumer", true);
        client.consume("q", "first");
        client.consume(1, "q", "second", Set.of(), "x-priority", -1);
        client.consume("q", "third");
        client.cancel(1, "first");
        assertThat(client.publish("q", "a")).containsExactly("1 deliver second 1 a");
    }

    /** RabbitMQ has them in an Erlang map. */
    @Test
    void manyReturnedAtOnceStayInOrder() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-delivery-limit", 5);
        for (int i = 0; i < 40; i++) {
            client.publish("q", "m" + i);
            client.get("q");
        }
        client.nack(1, 0, true, true);
        for (int i = 0; i < 40; i++) {
            assertThat(client.take("q")).singleElement().asString().contains(" m" + i + " again");
        }
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

    @Test
    void aChannelsFirstPublishComesBehindTheDeadLettersItSetsOffAlsoAfterARestart() {
        letteredBesideQuorum();
        client.publish("x", "", Properties.NONE.withDeliveryMode(2), "first");
        client.publish("x", "", Properties.NONE.withDeliveryMode(2), "second");
        Desk after = new Desk(new RecordingLog(desk.log), desk.log.recovered(), desk.now);
        for (Desk.Client each : List.of(client, after.client)) {
            assertThat(each.take("quorum")).containsExactly("1 got 1 filling left 3");
            assertThat(each.take("quorum")).containsExactly("1 got 2 first left 2");
            assertThat(each.take("quorum")).containsExactly("1 got 3 second left 1");
            assertThat(each.take("quorum")).containsExactly("1 got 4 first left 0");
        }
        assertThat(after.client.take("full")).containsExactly("1 got 5 second left 0");
    }

    private void letteredBesideQuorum() {
        client.exchange("x", "fanout", EnumSet.of(ExchangeFlag.DURABLE));
        client.durableQueue("full", "x-max-length", 1, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "quorum");
        client.durableQueue("quorum", "x-queue-type", "quorum");
        client.publishPersistent("full", "filling");
        client.bind("full", "x", "");
        client.bind("quorum", "x", "");
    }

    @Test
    void whatAPersonPublishesIsThatPersonsFirstEachTime() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-max-length", 5, "x-overflow", "reject-publish");
        for (int i = 0; i < 9; i++) {
            client.publish("q", "m" + i);
        }
        assertThat(refusedOfAPerson()).containsExactly("q");
        client.take("q");
        assertThat(refusedOfAPerson()).isEmpty();
        assertThat(refusedOfAPerson()).containsExactly("q");
    }

    private List<String> refusedOfAPerson() {
        CommandResult result = desk.execute(new BrokerCommand.Publish("/", "", "q", Properties.NONE, new byte[1], false));
        return ((CommandResult.Published) result).refusedBy();
    }
}
