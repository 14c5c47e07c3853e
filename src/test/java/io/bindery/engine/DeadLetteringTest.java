package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages a queue lets go, and what they say of it. */
class DeadLetteringTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @BeforeEach
    void deadLettersGoToTheMorgue() {
        client.exchange("dlx", "fanout");
        client.queue("morgue");
        client.bind("morgue", "dlx", "");
    }

    private static List<FieldTable> deaths(Message message) {
        return ((FieldValue.Array) message.properties().headersOrEmpty().get("x-death").orElseThrow()).values().stream()
                .map(death -> ((FieldValue.Table) death).value()).toList();
    }

    @Test
    void aRejectedMessageSaysWhereWhyAndHowOftenItDied() {
        client.queue("q", "x-dead-letter-exchange", "dlx");
        client.publish("q", "a");
        client.get("q");
        client.nack(1, 1, false, false);
        Message letter = client.message("morgue");
        assertThat(letter.exchange()).isEqualTo("dlx");
        assertThat(letter.routingKey()).isEqualTo("q");
        assertThat(deaths(letter)).containsExactly(Desk.args("count", new FieldValue.Int64(1), "reason", "rejected", "queue", "q",
                "time", new FieldValue.Timestamp(desk.now / 1000), "exchange", "",
                "routing-keys", new FieldValue.Array(List.of(FieldValue.of("q")))));
        assertThat(letter.properties().headersOrEmpty().text("x-first-death-reason")).contains("rejected");
    }

    @Test
    void anExpiredMessageKeepsItsTimeAsAMemoryAndLosesItAsAProperty() {
        client.queue("q", "x-dead-letter-exchange", "dlx");
        client.publish("", "q", Properties.NONE.withExpiration("10"), "a");
        desk.later(10);
        Message letter = client.message("morgue");
        assertThat(letter.properties().expiration()).isNull();
        assertThat(deaths(letter).get(0).text("original-expiration")).contains("10");
    }

    /** RabbitMQ turns the record of deaths round each time, so that the rejection is always found before the queue the letter goes to. */
    @Test
    @Timeout(120)
    void aLetterThatCirclesForEverKeepsNobodyWaiting() {
        client.queue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "one");
        client.queue("one", "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "two");
        client.queue("two", "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "one");
        client.publish("q", "a");
        client.get("q");
        client.nack(1, 1, false, false);
        client.publish("q", "b");
        assertThat(client.message("q").body()).asString().isEqualTo("b");
        desk.later(100);
        client.send(new ClientCommand.DeleteQueue(client.output, 1, "two", false, false, false));
        client.send(new ClientCommand.DeleteQueue(client.output, 1, "one", false, false, false));
        desk.later(100);
        assertThat(desk.engine.nextDeadlineMillis()).isGreaterThan(desk.now + 1000);
    }

    /** What ends is done at once, however much it is. */
    @Test
    void manyLettersOfLettersAreNotTakenForSomeThatCircle() {
        int many = 12_000;
        client.queue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "full");
        client.queue("full", "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "end");
        client.queue("end");
        client.consume("q", "t");
        for (int i = 0; i < many; i++) {
            client.publish("q", "a");
        }
        client.nack(1, many, true, false);
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("end").orElseThrow().ready()).isEqualTo(many);
    }

    /** A ring with branches makes more letters at every turn. */
    @Test
    @Timeout(120)
    void lettersThatBecomeMoreAtEveryTurnKeepNobodyWaiting() {
        client.exchange("all", "fanout");
        client.queue("q", "x-dead-letter-exchange", "all");
        for (String ring : List.of("one", "two", "three")) {
            client.queue(ring, "x-max-length", 0, "x-dead-letter-exchange", "all");
            client.bind(ring, "all", "");
        }
        client.publish("q", "a");
        client.get("q");
        client.nack(1, 1, false, false);
        client.publish("q", "b");
        assertThat(client.message("q").body()).asString().isEqualTo("b");
    }

    @Test
    void theSameDeathAgainRaisesItsCount() {
        client.queue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "q");
        client.publish("q", "a");
        for (int tag = 1; tag <= 3; tag++) {
            client.get("q");
            client.nack(1, tag, false, false);
        }
        assertThat(deaths(client.message("q"))).singleElement().extracting(death -> death.integer("count").orElseThrow()).isEqualTo(3L);
    }

    @Test
    void aCircleWithNoRejectionInItEnds() {
        client.queue("a", "x-message-ttl", 10, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "b");
        client.queue("b", "x-message-ttl", 10, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "a");
        client.publish("a", "m");
        desk.later(10);
        assertThat(desk.queue("b").ready()).isEqualTo(1);
        desk.later(10);
        assertThat(desk.queue("a").ready()).isZero();
        assertThat(desk.queue("b").ready()).isZero();
    }

    @Test
    void aThousandQueuesInARowAreNoStackOfCalls() {
        int queues = 2_000;
        for (int i = 0; i < queues; i++) {
            client.queue("q" + i, "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "q" + (i + 1));
        }
        client.queue("q" + queues);
        client.publish("q0", "m");
        assertThat(deaths(client.message("q" + queues))).hasSize(queues);
    }

    @Test
    void theHeadGoesWhenThereAreTooMany() {
        client.queue("q", "x-max-length", 2, "x-dead-letter-exchange", "dlx");
        client.publish("q", "a");
        client.publish("q", "b");
        client.publish("q", "c");
        assertThat(deaths(client.message("morgue")).get(0).text("reason")).contains("maxlen");
        assertThat(client.take("q")).containsExactly("1 got 2 b left 1");
    }

    @Test
    void aRefusedPublishGoesToTheDeadLetterExchangeOnlyWhenThatWasAskedFor() {
        client.queue("plain", "x-max-length", 0, "x-overflow", "reject-publish", "x-dead-letter-exchange", "dlx");
        client.queue("lettered", "x-max-length", 0, "x-overflow", "reject-publish-dlx", "x-dead-letter-exchange", "dlx");
        client.publish("plain", "a");
        client.publish("lettered", "b");
        assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo("b");
        assertThat(desk.queue("morgue").ready()).isZero();
    }

    @Test
    void aKeyOfTheQueuesOwnReplacesTheMessagesKeys() {
        client.queue("q", "x-dead-letter-exchange", "dlx", "x-dead-letter-routing-key", "rk");
        client.publish("", "q", Properties.NONE.withHeaders(FieldTable.of("CC",
                new FieldValue.Array(List.of(FieldValue.of("copy"))))), "a");
        client.get("q");
        client.nack(1, 1, false, false);
        Message letter = client.message("morgue");
        assertThat(letter.routingKey()).isEqualTo("rk");
        assertThat(letter.properties().headersOrEmpty().has("CC")).isFalse();
        assertThat(deaths(letter).get(0).get("routing-keys"))
                .contains(new FieldValue.Array(List.of(FieldValue.of("q"), FieldValue.of("copy"))));
    }

    @Test
    void aQueueTurnsTheListOfEarlierDeathsRoundAsRabbitMqDoes() {
        FieldValue.Array earlier = new FieldValue.Array(List.of(
                new FieldValue.Table(Desk.args("queue", "one", "reason", "expired", "count", 1)),
                new FieldValue.Table(Desk.args("queue", "two", "reason", "expired", "count", 1))));
        assertThat(DeathGroups.of(earlier)).extracting(death -> death.text("queue").orElseThrow()).containsExactly("two", "one");
    }

    /** RabbitMQ's channel takes its leave of the youngest queue first. */
    @Test
    void whatDiesAsAChannelLeavesMayStillGoToTheChannelByAnOlderQueue() {
        client.queue("older");
        client.queue("younger", "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "older");
        client.open(2);
        client.consume(2, "younger", "y", Set.of());
        client.consume(2, "older", "o", Set.of());
        client.publish("younger", "a");
        assertThat(client.closeChannel(2)).as("nothing is delivered any more").containsExactly("2 ChannelClosed[]");
        assertThat(client.take("older")).containsExactly("1 got 1 a again left 0");
    }

    @Test
    void whatDiesAsAChannelLeavesStaysInAYoungerQueue() {
        client.queue("older", "x-max-length", 0, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "younger");
        client.queue("younger");
        client.open(2);
        client.consume(2, "younger", "y", Set.of());
        client.consume(2, "older", "o", Set.of());
        client.publish("older", "a");
        client.closeChannel(2);
        assertThat(client.take("younger")).containsExactly("1 got 1 a left 0");
    }
}
