package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where ours does otherwise than RabbitMQ 3.10.8, on purpose: {@code docs/compatibility.md} tells of each. */
class DifferencesTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    /** RabbitMQ looks every five seconds whether a quorum queue's time is over. */
    @Test void anUnusedQuorumQueueLeavesAtItsTime() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-expires", 300);
        desk.later(299);
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("q")).isPresent();
        desk.later(1);
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("q")).isEmpty();
    }

    /** RabbitMQ's queue breaks down over it: the letter is lost, consumers are cancelled, and so is all that is not on disk. */
    @Test void aDeadLetterWhoseDeathsAreNoTablesArrives() {
        client.queue("dead");
        client.queue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.publish("", "q", Properties.NONE.withHeaders(FieldTable.of("x-death", new FieldValue.Array(List.of(FieldValue.of("a"), FieldValue.of(5))))), "m");
        client.publish("q", "n");
        client.get("q");
        assertThat(client.nack(1, 1, false, false)).noneMatch(told -> told.contains("close"));
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("q").orElseThrow().ready()).isEqualTo(1);
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("dead").orElseThrow().ready()).isEqualTo(1);
    }

    /** RabbitMQ's quorum queue takes what comes within the milliseconds until it has written that it is full, and told the channel. */
    @Test void whatComesRightBehindWhatFillsAQuorumQueueIsRefused() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-max-length", 1, "x-overflow", "reject-publish");
        client.send(new ClientCommand.SelectConfirms(client.output, 1, false));
        for (String body : List.of("a", "b", "c")) {
            client.publish("q", body);
        }
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("q").orElseThrow().ready()).isEqualTo(2);
    }

    /** In RabbitMQ a channel gives such a consumer's credit back a moment after a delivery: what expires within that moment is gone. */
    @Test void whatExpiresAtOnceReachesAQuorumQueuesConsumerWithoutAcksWhateverItsPrefetch() {
        client.durableQueue("q", "x-queue-type", "quorum");
        client.send(new ClientCommand.Qos(client.output, 1, 0, 1, false));
        client.consume(1, "q", "t", Set.of(ConsumeFlag.NO_ACK));
        for (String body : List.of("a", "b", "c")) {
            assertThat(client.publish("", "q", Properties.NONE.withExpiration("0"), body)).singleElement().asString().contains("deliver t").endsWith(body);
        }
    }

    /** RabbitMQ's channel never answers, nor lets its processor core go. */
    @Test void aLocatorThatIsAFloatFailsTheConnectionAsAnyOtherThatIsNone() {
        assertThat(client.durableQueue("q", "x-queue-master-locator", 2.5)).singleElement().asString().startsWith("0 close 541 INTERNAL_ERROR");
    }

    @Test void aStreamIsRefusedInOneSentence() {
        assertThat(client.durableQueue("s", "x-queue-type", "stream")).singleElement().asString().startsWith(
                "0 close 540 NOT_IMPLEMENTED - queue 's' in vhost '/' of type stream: this broker keeps classic and quorum queues");
    }
}
