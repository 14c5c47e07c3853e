package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a classic queue does not know any more after a restart: as RabbitMQ 3.10.8 was seen to answer (see {@link Gaps}). */
class GapsTest {

    private Desk desk = new Desk();
    private Desk.Client client = desk.client;

    /** Persistent those that start with p. */
    private void publish(String queue, String... bodies) {
        for (String body : bodies) {
            publish(queue, Properties.NONE, body);
        }
    }

    private void publish(String queue, Properties properties, String body) {
        client.publish("", queue, properties.withDeliveryMode(body.startsWith("p") ? 2 : 1), body);
    }

    private void restart() {
        client.disconnect();
        desk.engine.end();
        startAgain();
    }

    /** Nobody says goodbye. */
    private void crash() {
        startAgain();
    }

    private void startAgain() {
        desk = new Desk(new RecordingLog(desk.log), desk.log.recovered(), desk.now);
        client = desk.client;
    }

    /** What comes twice, the second time: a star for what is said to be redelivered. */
    private List<String> seen(String queue) {
        taken(queue);
        return taken(queue);
    }

    /** All there is; goes back. */
    private List<String> taken(String queue) {
        List<String> all = new ArrayList<>();
        while (desk.queue(queue).ready() > 0) {
            String[] got = client.get(queue).get(0).split(" ");
            all.add(got[3] + (got[4].equals("again") ? "*" : ""));
        }
        client.nack(1, 0, true, true);
        return all;
    }

    @Test
    void whatLiesBehindATransientMessageThatNobodyHadIsNeverRedeliveredAgain() {
        client.durableQueue("q");
        publish("q", "p0", "t1", "p2", "p3");
        restart();
        assertThat(seen("q")).containsExactly("p0*", "p2", "p3");
    }

    @Test
    void aTransientMessageThatHadBeenHandedOutLeavesNoGap() {
        client.durableQueue("q");
        publish("q", "t0", "t1");
        client.take("q");
        client.get("q");
        publish("q", "p2", "p3");
        client.get("q");
        restart();
        assertThat(taken("q")).containsExactly("p2*", "p3");
        assertThat(seen("q")).containsExactly("p2*", "p3*");
    }

    @Test
    void theGapStaysForWhatComesLaterAPurgeAndFurtherRestarts() {
        client.durableQueue("q");
        publish("q", "t0", "p1");
        restart();
        client.send(new ClientCommand.PurgeQueue(client.output, 1, "q", false));
        publish("q", "p2", "t3", "p4");
        assertThat(seen("q")).containsExactly("p2", "t3", "p4");
        restart();
        restart();
        publish("q", "p5");
        assertThat(seen("q")).containsExactly("p2", "p4", "p5");
    }

    @Test
    void aQueueDeclaredAnewHasNoGap() {
        client.durableQueue("q");
        publish("q", "t0");
        restart();
        client.send(new ClientCommand.DeleteQueue(client.output, 1, "q", false, false, false));
        client.durableQueue("q");
        publish("q", "p0");
        assertThat(seen("q")).containsExactly("p0*");
    }

    @Test
    void eachPriorityHasItsOwnGap() {
        client.durableQueue("q", "x-max-priority", 3);
        for (String body : new String[] {"p0", "t1", "p2"}) {
            publish("q", NothingStaysInMemory.urgent(1), body);
        }
        publish("q", NothingStaysInMemory.urgent(2), "p3");
        restart();
        assertThat(seen("q")).containsExactly("p3*", "p0*", "p2");
    }

    @Test
    void aLazyQueuePassesOneAtItsHeadAndNoSecond() {
        client.durableQueue("one", "x-queue-mode", "lazy");
        client.durableQueue("two", "x-queue-mode", "lazy");
        publish("one", "t0", "p1", "p2", "t3", "p4");
        publish("two", "t0", "t1", "p2");
        restart();
        assertThat(seen("one")).containsExactly("p1*", "p2*", "p4");
        assertThat(seen("two")).containsExactly("p2");
    }

    @Test
    void aLazyQueuePassesEachThatBeginsAFileOfRabbitMqsIndex() {
        client.durableQueue("q", "x-queue-mode", "lazy");
        for (int i = 0; i < 2 * 2048; i++) {
            publish("q", i % 2048 == 0 ? "t" : "p");
        }
        publish("q", "t", "pLast");
        restart();
        assertThat(seen("q")).hasSize(2 * 2047 + 1).allMatch(body -> body.endsWith("*"));
    }

    @Test
    void aCrashLeavesNoGapAndForgetsNone() {
        client.durableQueue("q");
        publish("q", "t0", "p1");
        crash();
        assertThat(seen("q")).containsExactly("p1*");
        publish("q", "t2", "p3");
        restart();
        publish("q", "t4", "p5");
        crash();
        assertThat(seen("q")).containsExactly("p1*", "p3", "p5");
    }

    @Test
    void aLetterDoesNotKnowTheExpirationOfAMessageFromBeforeARestart() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.durableQueue("dead");
        publish("q", Properties.NONE.withExpiration("600000"), "p0");
        restart();
        publish("q", Properties.NONE.withExpiration("600000"), "p1");
        assertThat(expirationsOf("p0", "p1")).containsExactly("none", "600000");
    }

    @Test
    void aLetterKnowsItWhereTheBrokerHadChangedTheMessageItself() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.durableQueue("dead");
        FieldTable blind = FieldTable.EMPTY.with("BCC", new FieldValue.Array(List.of(FieldValue.of("nowhere"))));
        publish("q", Properties.NONE.withExpiration("600000").withHeaders(blind), "p0");
        client.consume(1, ReplyTo.QUEUE, "replies", EnumSet.of(ClientCommand.ConsumeFlag.NO_ACK));
        publish("q", Properties.NONE.withExpiration("600000").withReplyTo(ReplyTo.QUEUE), "p1");
        restart();
        assertThat(expirationsOf("p0", "p1")).containsExactly("600000", "600000");
    }

    @Test
    void aLetterOfWhatAPersonPublishedIsLikeThatOfAClients() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.durableQueue("dead");
        desk.execute(new BrokerCommand.Publish("/", "", "q", Properties.NONE.withExpiration("600000").withDeliveryMode(2), new byte[] {'p'}, false));
        restart();
        assertThat(expirationsOf("p")).containsExactly("none");
    }

    @Test
    void aLazyQueuesLetterKnowsItOnlyOfWhatNeverLayInTheQueue() {
        client.queue("q", "x-queue-mode", "lazy", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.durableQueue("dead");
        publish("q", Properties.NONE.withExpiration("600000"), "lay");
        assertThat(expirationsOf("lay")).containsExactly("none");
        client.consume("q", "t");
        client.heard();
        String[] past = client.publish("", "q", Properties.NONE.withExpiration("600000"), "past").get(0).split(" ");
        client.nack(1, Long.parseLong(past[3]), false, false);
        assertThat(expirations(1)).containsExactly("600000");
    }

    private List<String> expirationsOf(String... bodies) {
        client.heard();
        for (String ignored : bodies) {
            client.nack(1, Long.parseLong(client.get("q").get(0).split(" ")[2]), false, false);
        }
        return expirations(bodies.length);
    }

    private List<String> expirations(int letters) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < letters; i++) {
            FieldValue deaths = client.message("dead").properties().headersOrEmpty().get("x-death").orElseThrow();
            FieldValue.Table death = (FieldValue.Table) ((FieldValue.Array) deaths).values().get(0);
            all.add(death.value().text("original-expiration").orElse("none"));
        }
        return all;
    }
}
