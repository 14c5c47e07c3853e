package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be published, and where it goes. */
class PublishingTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    private static Properties copies(String header, String... keys) {
        return Properties.NONE.withHeaders(FieldTable.of(header,
                new FieldValue.Array(List.of(keys).stream().map(FieldValue::of).toList())));
    }

    @Test
    void publishingToAMissingExchangeEndsTheChannel() {
        assertThat(client.publish("nox", "k", Properties.NONE, "a"))
                .containsExactly("1 close 404 NOT_FOUND - no exchange 'nox' in vhost '/' 60.40");
    }

    @Test
    void anInternalExchangeTakesNothingFromClients() {
        client.exchange("i", "fanout", Set.of(ExchangeFlag.INTERNAL));
        assertThat(client.publish("i", "", Properties.NONE, "a")).containsExactly(
                "1 close 403 ACCESS_REFUSED - cannot publish to internal exchange 'i' in vhost '/' 60.40");
    }

    @Test
    void immediateIsNotImplementedAndEndsTheConnection() {
        assertThat(client.send(new ClientCommand.Publish(client.output, 1, "", "q", false, true, new byte[2], new byte[0])))
                .containsExactly("0 close 540 NOT_IMPLEMENTED - immediate=true 60.40");
        assertThat(client.queue("q")).isEmpty();
    }

    @Test
    void aQueueBoundTwiceGetsOneCopy() {
        client.queue("q");
        client.bind("q", "amq.topic", "a.*");
        client.bind("q", "amq.topic", "#");
        client.publish("amq.topic", "a.b", Properties.NONE, "m");
        assertThat(client.take("q")).containsExactly("1 got 1 m left 0");
    }

    @Test
    void carbonCopiesReachQueuesByTheirOwnKeys() {
        client.queue("q");
        client.queue("r");
        client.publish("", "q", copies("CC", "r"), "m");
        assertThat(client.message("q").properties().headersOrEmpty().has("CC")).isTrue();
        assertThat(client.message("r").routingKey()).isEqualTo("q");
    }

    @Test
    void blindCopiesReachTheirQueuesAndAreSeenByNobody() {
        client.queue("q");
        client.queue("r");
        client.publish("", "q", copies("BCC", "r"), "m");
        assertThat(client.message("q").properties().headersOrEmpty().has("BCC")).isFalse();
        assertThat(client.message("r").properties().headersOrEmpty().has("BCC")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "abc|no_integer", "5x|{leftover_string,\"x\"}", "-1|{value_negative,-1}", "315360000001|{value_too_large,315360000001}"})
    void anExpirationThatIsNoTimeIsRefused(String expiration, String problem) {
        client.queue("q");
        assertThat(client.publish("", "q", Properties.NONE.withExpiration(expiration), "a")).containsExactly(
                "1 close 406 PRECONDITION_FAILED - invalid expiration '" + expiration + "': " + problem + " 60.40");
    }

    @Test
    void aMessageCannotClaimAnotherUser() {
        Properties bob = new Properties(null, null, null, null, null, null, null, null, null, null, null, "bob", null, null);
        assertThat(client.publish("", "q", bob, "a")).containsExactly("1 close 406 PRECONDITION_FAILED - "
                + "user_id property set to 'bob' but authenticated user was 'guest' 60.40");
    }

    @Test
    void aDeliveryModeOtherThanOneAndTwoIsRefused() {
        assertThat(client.publish("", "q", Properties.NONE.withDeliveryMode(3), "a")).containsExactly(
                "1 close 406 PRECONDITION_FAILED - invalid message: {delivery_mode_unknown,3} 60.40");
    }

    @Test
    void theAlternateExchangeTakesWhatNoBindingTakes() {
        client.exchange("spare", "fanout");
        client.exchange("x", "direct", Set.of(), "alternate-exchange", "spare");
        client.queue("q");
        client.bind("q", "spare", "");
        assertThat(client.publish(1, "x", "nobody", Properties.NONE, "m", true)).isEmpty();
        Message message = client.message("q");
        assertThat(message.exchange()).isEqualTo("x");
        assertThat(desk.snapshot().vhost("/").orElseThrow().exchange("x").orElseThrow().unroutable()).isEqualTo(1);
    }

    @Test
    void aReplyGoesStraightToTheChannelThatAsked() {
        client.queue("requests");
        client.consume(1, "amq.rabbitmq.reply-to", "replies", Set.of(ClientCommand.ConsumeFlag.NO_ACK));
        client.publish("", "requests", Properties.NONE.withReplyTo("amq.rabbitmq.reply-to"), "question");
        Desk.Client server = desk.connect();
        String address = server.message("requests").properties().replyTo();
        server.publish("", address, Properties.NONE, "answer");
        assertThat(client.heard()).containsExactly("1 deliver replies 1 answer");
    }

    @Test
    void aRepliesConsumerMustNotAcknowledge() {
        assertThat(client.consume("amq.rabbitmq.reply-to", "t"))
                .containsExactly("1 close 406 PRECONDITION_FAILED - reply consumer cannot acknowledge 60.20");
    }
}
