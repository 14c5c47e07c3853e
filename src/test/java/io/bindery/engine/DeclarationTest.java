package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Declaring, deleting and binding, and RabbitMQ's ways of saying no to it. */
class DeclarationTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test
    void anotherDurabilityIsAnotherQueue() {
        client.durableQueue("q");
        assertThat(client.queue("q")).containsExactly("1 close 406 PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q' "
                + "in vhost '/': received 'false' but current is 'true' 50.10");
    }

    @Test
    void aMissingArgumentIsNamedWithItsValueAndType() {
        client.queue("q", "x-max-length", 5);
        assertThat(client.queue("q")).containsExactly("1 close 406 PRECONDITION_FAILED - inequivalent arg 'x-max-length' for queue "
                + "'q' in vhost '/': received none but current is the value '5' of type 'signedint' 50.10");
    }

    @Test
    void integerWidthsDoNotCount() {
        client.queue("q", "x-max-length", 5);
        assertThat(client.queue("q", "x-max-length", new FieldValue.Int64(5)))
                .containsExactly("1 QueueDeclared[queue=q, messages=0, consumers=0]");
    }

    @Test
    void aLimitThatIsNoNumberIsRefused() {
        assertThat(client.queue("q", "x-max-length", "many")).containsExactly("1 close 406 PRECONDITION_FAILED - invalid arg "
                + "'x-max-length' for queue 'q' in vhost '/': \"expected integer, got longstr\" 50.10");
    }

    @Test
    void streamsAreRefusedAsNotImplemented() {
        assertThat(client.durableQueue("s", QueueDefinition.QUEUE_TYPE, "stream")).singleElement().asString()
                .startsWith("0 close 540 NOT_IMPLEMENTED - queue 's' in vhost '/' of type stream");
    }

    @Test
    void namesOfTheBrokersOwnAreReserved() {
        assertThat(client.queue("amq.mine")).containsExactly(
                "1 close 403 ACCESS_REFUSED - queue name 'amq.mine' contains reserved prefix 'amq.*' 50.10");
    }

    @Test
    void aServerNamedQueueHasTwentyTwoCharactersOfItsOwn() {
        assertThat(client.queue("")).singleElement().asString()
                .matches("1 QueueDeclared\\[queue=amq\\.gen-[A-Za-z0-9_-]{22}, messages=0, consumers=0]");
    }

    @Test
    void anExclusiveQueueIsLockedForOthersAndGoesWithItsConnection() {
        Desk.Client owner = desk.connect();
        owner.queue("mine", EnumSet.of(QueueFlag.EXCLUSIVE, QueueFlag.DURABLE));
        assertThat(client.take("mine")).singleElement().asString()
                .startsWith("1 close 405 RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'mine' in vhost '/'.");
        owner.disconnect();
        assertThat(desk.snapshot().vhost("/").orElseThrow().queues()).isEmpty();
        assertThat(desk.log.records).as("an exclusive queue is never durable").isEmpty();
    }

    @Test
    void anAutoDeleteQueueGoesWithItsLastConsumerAndNotBeforeTheFirst() {
        client.queue("q", EnumSet.of(QueueFlag.AUTO_DELETE));
        client.publish("q", "a");
        assertThat(desk.queue("q").ready()).isEqualTo(1);
        client.consume("q", "t");
        client.cancel(1, "t");
        assertThat(desk.snapshot().vhost("/").orElseThrow().queues()).isEmpty();
    }

    @Test
    void autoDeleteExchangesGoOneAfterTheOtherWhenNothingIsBehindThem() {
        for (String name : new String[] {"x", "y", "z"}) {
            client.exchange(name, "fanout", Set.of(ExchangeFlag.AUTO_DELETE));
        }
        client.queue("q");
        client.bindExchange("y", "x", "");
        client.bindExchange("z", "y", "");
        client.bind("q", "z", "");
        client.send(new ClientCommand.DeleteQueue(client.output, 1, "q", false, false, false));
        assertThat(desk.snapshot().vhost("/").orElseThrow().exchange("x")).isEmpty();
    }

    @Test
    void deletingAQueueCancelsItsConsumersAfterTheAnswer() {
        client.queue("q");
        client.consume("q", "t");
        client.open(2);
        assertThat(client.send(new ClientCommand.DeleteQueue(client.output, 2, "q", false, false, false)))
                .containsExactly("2 QueueDeleted[messages=0]", "1 cancelled t");
    }

    @Test
    void anUnknownExchangeTypeEndsTheConnection() {
        assertThat(client.exchange("x", "nonsense"))
                .containsExactly("0 close 503 COMMAND_INVALID - unknown exchange type 'nonsense' 40.10");
    }

    @Test
    void theDefaultExchangeCannotBeBound() {
        client.queue("q");
        assertThat(client.bind("q", "", "q")).containsExactly(
                "1 close 403 ACCESS_REFUSED - operation not permitted on the default exchange 50.20");
    }

    @Test
    void aLongReplyTextIsCutToAShortString() {
        String name = "q".repeat(250);
        String line = client.take(name).get(0);
        assertThat(line).endsWith("... 60.70");
        assertThat(line.substring("1 close 404 ".length(), line.length() - " 60.70".length())).hasSize(255);
    }

    @Test
    void aMethodOnAChannelThatWasNeverOpenedEndsTheConnection() {
        assertThat(client.publish(9, "", "q", Properties.NONE, "a", false))
                .containsExactly("0 close 504 CHANNEL_ERROR - expected 'channel.open' 60.40");
    }

    @Test
    void anErrorOnOneChannelLeavesTheOthersAlone() {
        client.open(2);
        client.take("nowhere");
        assertThat(client.send(new ClientCommand.Flow(client.output, 2, true))).containsExactly("2 FlowOk[active=true]");
    }

    /** Its process falls over the pair that a decimal is in Erlang. */
    @Test
    void aDecimalWhereTheQueueHasSomethingElseEndsTheConnection() {
        client.queue("q", "x-expires", 60000);
        assertThat(client.queue("q", "x-expires", new FieldValue.Decimal(2, 314))).containsExactly("0 close 541 INTERNAL_ERROR 0.0");
    }

    @Test
    void aDecimalWhereTheQueueHasNothingIsRefusedLikeAnyOtherValue() {
        client.queue("q");
        assertThat(client.queue("q", "x-expires", new FieldValue.Decimal(2, 314))).containsExactly(
                "1 close 406 PRECONDITION_FAILED - inequivalent arg 'x-expires' for queue 'q' in vhost '/': "
                        + "received the value '{2,314}' of type 'decimal' but current is none 50.10");
    }
}
