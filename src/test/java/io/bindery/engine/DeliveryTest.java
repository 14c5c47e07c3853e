package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets what, in which order, and what comes back. */
class DeliveryTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test
    void aConsumerGetsWhatIsThereAndThenWhatComes() {
        client.queue("q");
        client.publish("q", "a");
        assertThat(client.consume("q", "t")).containsExactly("1 ConsumeOk[consumerTag=t]", "1 deliver t 1 a");
        assertThat(client.publish("q", "b")).containsExactly("1 deliver t 2 b");
    }

    @Test
    void consumersTakeTurns() {
        client.queue("q");
        for (String tag : new String[] {"x", "y", "z"}) {
            client.consume(1, "q", tag, Set.of(ConsumeFlag.NO_ACK));
        }
        for (int i = 0; i < 4; i++) {
            client.send(client.publication(1, "", "q", io.bindery.model.Properties.NONE, "m" + i, false));
        }
        assertThat(desk.queue("q").consumers()).extracting("delivered").containsExactly(2L, 1L, 1L);
    }

    @Test
    void aConsumerOfHigherPriorityGoesFirstUntilItsPrefetchIsFull() {
        client.queue("q");
        client.open(2);
        client.prefetch(2, 1, false);
        client.consume("q", "low");
        client.consume(2, "q", "high", Set.of(), "x-priority", 1);
        assertThat(client.publish("q", "a")).containsExactly("2 deliver high 1 a");
        assertThat(client.publish("q", "b")).containsExactly("1 deliver low 1 b");
        assertThat(client.ack(2, 1, false)).isEmpty();
        assertThat(client.publish("q", "c")).containsExactly("2 deliver high 2 c");
    }

    @Test
    void aRequeuedMessageTakesItsOldPlaceAndIsRedelivered() {
        client.queue("q");
        client.publish("q", "a");
        client.publish("q", "b");
        client.publish("q", "c");
        client.get("q");
        client.get("q");
        client.nack(1, 2, true, true);
        assertThat(client.take("q")).containsExactly("1 got 3 a again left 2");
        assertThat(client.take("q")).containsExactly("1 got 4 b again left 1");
        assertThat(client.take("q")).containsExactly("1 got 5 c left 0");
    }

    @Test
    void aPrefetchOfOneWaitsForTheAck() {
        client.queue("q");
        client.prefetch(1, 1, false);
        client.consume("q", "t");
        assertThat(client.publish("q", "a")).hasSize(1);
        assertThat(client.publish("q", "b")).isEmpty();
        assertThat(client.ack(1)).containsExactly("1 deliver t 2 b");
    }

    @Test
    void aSharedPrefetchCountsAllConsumersOfTheChannel() {
        client.queue("p");
        client.queue("q");
        client.prefetch(1, 2, true);
        client.consume("p", "t");
        client.consume("q", "u");
        client.publish("p", "a");
        client.publish("q", "b");
        assertThat(client.publish("p", "c")).isEmpty();
        assertThat(client.publish("q", "d")).isEmpty();
        assertThat(client.ack(1, 2, true)).containsExactlyInAnyOrder("1 deliver t 3 c", "1 deliver u 4 d");
    }

    @Test
    void acknowledgingAnUnknownTagEndsTheChannel() {
        assertThat(client.ack(9)).containsExactly("1 close 406 PRECONDITION_FAILED - unknown delivery tag 9 60.80");
        assertThat(client.publish("q", "not heard")).isEmpty();
    }

    @Test
    void aClosedChannelGivesBackWhatItHeld() {
        client.queue("q");
        client.open(2);
        client.publish("q", "a");
        client.consume(2, "q", "t", Set.of());
        client.closeChannel(2);
        assertThat(client.take("q")).containsExactly("1 got 1 a again left 0");
    }

    @Test
    void aLostConnectionGivesBackWhatItHeld() {
        Desk.Client other = desk.connect();
        client.queue("q");
        client.publish("q", "a");
        other.consume("q", "t");
        other.disconnect();
        assertThat(client.take("q")).containsExactly("1 got 1 a again left 0");
    }

    @Test
    void recoverGivesEverythingBackBeforeItComesAgain() {
        client.queue("q");
        client.consume("q", "t");
        client.publish("q", "a");
        assertThat(client.send(new ClientCommand.Recover(client.output, 1, true, false)))
                .containsExactly("1 RecoverOk[]", "1 deliver t 2 a again");
    }

    @Test
    void nothingIsDeliveredToAConnectionThatTakesNoBytes() {
        client.queue("q");
        client.consume("q", "t");
        client.output.writable = false;
        assertThat(client.publish("q", "a")).isEmpty();
        client.output.writable = true;
        assertThat(client.send(new ClientCommand.Writable(client.output))).containsExactly("1 deliver t 1 a");
    }

    @Test
    void whoPublishesMoreThanAConsumersSocketTakesIsTold() {
        Desk.Client publisher = desk.connect();
        client.queue("q");
        client.queue("unused");
        client.consume("q", "t");
        client.output.writable = false;
        publisher.publish("unused", "x".repeat(2 << 20));
        publisher.publish("q", "x".repeat(1 << 19));
        assertThat(publisher.output.toldItOutruns).isZero();
        publisher.publish("q", "x".repeat(1 << 20));
        assertThat(publisher.output.toldItOutruns).isEqualTo(1);
        publisher.publish("unused", "a");
        assertThat(publisher.output.toldItOutruns).isEqualTo(1);
        client.output.writable = true;
        client.send(new ClientCommand.Writable(client.output));
        publisher.publish("q", "x".repeat(2 << 20));
        assertThat(publisher.output.toldItOutruns).isEqualTo(1);
    }

    @Test
    void whoOnlyWaitsForAcksHoldsNobodyUp() {
        client.queue("q");
        client.prefetch(1, 1, false);
        client.consume("q", "t");
        client.publish("q", "first");
        client.publish("q", "x".repeat(2 << 20));
        client.publish("q", "last");
        assertThat(client.output.toldItOutruns).isZero();
    }

    @Test
    void theSingleActiveConsumerGetsAllAndTheNextFollowsWhenItGoes() {
        client.queue("q", "x-single-active-consumer", true);
        client.open(2);
        client.consume(1, "q", "first", Set.of(ConsumeFlag.NO_ACK));
        client.consume(2, "q", "second", Set.of(ConsumeFlag.NO_ACK));
        assertThat(client.publish("q", "a")).containsExactly("1 deliver first 1 a");
        assertThat(client.publish("q", "b")).containsExactly("1 deliver first 2 b");
        client.cancel(1, "first");
        assertThat(client.publish("q", "c")).containsExactly("2 deliver second 1 c");
    }

    @Test
    void whoFollowsByACancelGetsWithoutAcksWhatComesPastWhatWaits() {
        client.queue("q", "x-single-active-consumer", true);
        client.open(2);
        client.send(new ClientCommand.Qos(client.output, 1, 0, 1, false));
        client.consume(1, "q", "first", Set.of());
        client.consume(2, "q", "second", Set.of(ConsumeFlag.NO_ACK));
        client.publish("q", "a");
        client.publish("q", "b");
        client.cancel(1, "first");
        assertThat(client.publish("q", "c")).containsExactly("2 deliver second 1 c");
        client.open(3);
        assertThat(client.consume(3, "q", "third", Set.of())).contains("2 deliver second 2 b");
    }

    @Test
    void anExclusiveConsumerKeepsOthersOut() {
        client.queue("q");
        client.consume(1, "q", "mine", Set.of(ConsumeFlag.EXCLUSIVE));
        client.open(2);
        assertThat(client.consume(2, "q", "theirs", Set.of()))
                .containsExactly("2 close 403 ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use 60.20");
    }
}
