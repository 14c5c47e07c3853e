package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** basic.credit and x-credit, as a RabbitMQ 3.10.8 answered them. */
class CreditingTest {

    private static final String FAILS = "0 close 541 INTERNAL_ERROR 0.0";

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test
    void aConsumerGetsAsMuchAsItsCreditAndAcksGiveNoneBack() {
        client.queue("q");
        consume("q", "t", 2, false);
        assertThat(client.publish("q", "a")).containsExactly("1 deliver t 1 a");
        assertThat(client.publish("q", "b")).containsExactly("1 deliver t 2 b");
        assertThat(client.publish("q", "c")).isEmpty();
        assertThat(client.ack(1, 2, true)).isEmpty();
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=1]", "1 deliver t 3 c");
        assertThat(credit("t", 0, false)).containsExactly("1 CreditOk[available=0]");
    }

    @Test
    void creditCountsWithoutAcksToo() {
        client.queue("q");
        client.send(consumption("q", "t", Set.of(ConsumeFlag.NO_ACK), 1, false));
        client.publish("q", "a");
        assertThat(client.publish("q", "b")).isEmpty();
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=1]", "1 deliver t 2 b");
    }

    @Test
    void creditEndsAPrefetchAndCountsFromZero() {
        client.queue("q");
        client.prefetch(1, 2, false);
        client.consume("q", "t");
        for (String body : List.of("a", "b", "c", "d")) {
            client.publish("q", body);
        }
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=2]", "1 deliver t 3 c");
        assertThat(client.ack(1, 3, true)).isEmpty();
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=1]", "1 deliver t 4 d");
    }

    @Test
    void creditOfAnotherIntegerTypeIsNone() {
        client.queue("q");
        client.consume(1, "q", "t", Set.of(), "x-credit", new FieldValue.Table(Desk.args("credit", 0, "drain", false)));
        assertThat(client.publish("q", "a")).containsExactly("1 deliver t 1 a");
    }

    @Test
    void negativeCreditIsNoCredit() {
        client.queue("q");
        consume("q", "t", -1, false);
        assertThat(client.publish("q", "a")).isEmpty();
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=1]", "1 deliver t 1 a");
    }

    @Test
    void whatIsNoTableIsNotSurvived() {
        client.queue("q");
        assertThat(client.consume(1, "q", "t", Set.of(), "x-credit", 5)).containsExactly(FAILS);
    }

    @Test
    void whoDrainsAnEmptyClassicQueueFails() {
        client.queue("q");
        assertThat(consume("q", "t", 5, true)).containsExactly("1 ConsumeOk[consumerTag=t]", FAILS);
    }

    /** The last message is fetched for the consumer and comes back, marked redelivered, because nobody was left to get it. */
    @Test
    void whoseCreditIsDrainedByTheLastMessageOfAClassicQueueFailsBeforeItGetsIt() {
        client.queue("q");
        client.publish("q", "a");
        client.publish("q", "b");
        consume("q", "t", 0, false);
        assertThat(credit("t", 5, true)).containsExactly("1 CreditOk[available=2]", "1 deliver t 1 a", FAILS);
        Desk.Client other = desk.connect();
        assertThat(other.take("q")).containsExactly("1 got 1 a again left 1");
        assertThat(other.take("q")).containsExactly("1 got 2 b again left 0");
    }

    @Test
    void creditUsedUpBeforeTheQueueIsEmptyIsNotDrained() {
        client.queue("q");
        client.publish("q", "a");
        client.publish("q", "b");
        consume("q", "t", 0, false);
        assertThat(credit("t", 1, true)).containsExactly("1 CreditOk[available=2]", "1 deliver t 1 a");
        assertThat(client.take("q")).containsExactly("1 got 2 b left 0");
    }

    @Test
    void whoStillDrainsWhenTheQueueIsPurgedFails() {
        client.queue("q");
        client.prefetch(1, 1, true);
        client.publish("q", "a");
        client.publish("q", "b");
        consume("q", "t", 0, false);
        credit("t", 5, true);
        assertThat(client.send(new ClientCommand.PurgeQueue(client.output, 1, "q", false))).containsExactly("1 QueuePurged[messages=1]", FAILS);
    }

    @Test
    void aQuorumQueueAnswersBeforeItDeliversAndCountsWhatWasDrainedAsDelivered() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.publish("q", "a");
        consume("q", "t", 0, false);
        assertThat(credit("t", 5, true)).containsExactly("1 CreditOk[available=0]", "1 CreditDrained[consumerTag=t, credit=4]", "1 deliver t 1 a");
        client.publish("q", "b");
        assertThat(credit("t", 5, true)).containsExactly("1 CreditOk[available=0]", "1 CreditDrained[consumerTag=t, credit=0]", "1 deliver t 2 b");
        client.publish("q", "c");
        assertThat(credit("t", 2, false)).containsExactly("1 CreditOk[available=1]");
    }

    @Test
    void creditAtAQuorumQueueLeavesAPrefetchInPlace() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.prefetch(1, 2, false);
        client.consume("q", "t");
        for (String body : List.of("a", "b", "c", "d")) {
            client.publish("q", body);
        }
        assertThat(credit("t", 1, false)).containsExactly("1 CreditOk[available=1]", "1 deliver t 3 c");
        assertThat(client.ack(1, 1, false)).containsExactly("1 deliver t 4 d");
    }

    @Test
    void aWaitingConsumerOfAQuorumQueueKeepsItsCreditAndDrainsNothing() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-single-active-consumer", true);
        client.publish("q", "a");
        consume("q", "first", 0, false);
        consume("q", "second", 0, false);
        assertThat(credit("second", 2, true)).containsExactly("1 CreditOk[available=1]");
        assertThat(client.send(new ClientCommand.Cancel(client.output, 1, "first", false)))
                .containsExactly("1 CancelOk[consumerTag=first]", "1 deliver second 1 a");
    }

    @Test
    void whoConsumesFromAQuorumQueueWithCreditFails() {
        client.durableQueue("q", "x-queue-type", "quorum");
        assertThat(consume("q", "t", 1, false)).containsExactly("1 ConsumeOk[consumerTag=t]", FAILS);
    }

    @Test
    void aCancelledConsumerHasNoCredit() {
        client.queue("q");
        consume("q", "t", 3, false);
        client.send(new ClientCommand.Cancel(client.output, 1, "t", false));
        assertThat(credit("t", 1, false)).containsExactly("1 close 406 PRECONDITION_FAILED - unknown consumer tag 't' 60.200");
    }

    private List<String> credit(String tag, long credit, boolean drain) {
        return client.send(new ClientCommand.Credit(client.output, 1, tag, credit, drain));
    }

    private List<String> consume(String queue, String tag, long credit, boolean drain) {
        return client.send(consumption(queue, tag, Set.of(), credit, drain));
    }

    private ClientCommand consumption(String queue, String tag, Set<ConsumeFlag> flags, long credit, boolean drain) {
        FieldTable table = Desk.args("credit", new FieldValue.Int64(credit), "drain", drain);
        return new ClientCommand.Consume(client.output, 1, queue, tag, flags, false, Desk.args("x-credit", new FieldValue.Table(table)));
    }
}
