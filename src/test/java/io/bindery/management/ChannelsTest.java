package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.broker.BrokerFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels and consumers over HTTP, figure by figure as a RabbitMQ 3.10.8 gave them for the same client. */
@Timeout(300)
class ChannelsTest {

    private HttpDesk desk;
    private Connection connection;
    private Channel confirming;
    private Channel consuming;
    private Channel transactional;

    /** One channel of each kind, each with something open. */
    @BeforeEach void connect() throws Exception {
        desk = new HttpDesk();
        connection = BrokerFixture.connect(desk.broker, "three channels");
        confirming = connection.createChannel();
        consuming = connection.createChannel();
        transactional = connection.createChannel();
        confirming.confirmSelect();
        confirming.queueDeclare("q", false, true, false, Map.of());
        for (int i = 0; i < 5; i++) {
            confirming.basicPublish("", "q", null, new byte[] {'x'});
        }
        confirming.waitForConfirmsOrDie(45_000);
        consuming.basicQos(2);
        consuming.basicQos(7, true);
        consuming.basicConsume("q", false, "tag", false, false, Map.of("x-priority", 3), (tag, message) -> { }, tag -> { });
        await().until(() -> desk.get("queues/%2F/q").get("messages_unacknowledged").asInt() == 2);
        transactional.txSelect();
        transactional.basicPublish("", "q", null, new byte[] {'x'});
        transactional.basicGet("q", false);
        transactional.basicGet("q", false);
        transactional.basicAck(1, false);
        await().until(() -> channel(3).get("acks_uncommitted").asInt() == 1);
    }

    @AfterEach void leave() {
        connection.abort();
        desk.close();
    }

    private JsonNode channel(int number) throws Exception {
        for (JsonNode channel : desk.get("channels")) {
            if (channel.get("number").asInt() == number) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + number);
    }

    private static String figures(JsonNode channel) {
        List<String> figures = new ArrayList<>();
        for (String figure : List.of("prefetch_count", "global_prefetch_count", "messages_unacknowledged", "messages_unconfirmed",
                "messages_uncommitted", "acks_uncommitted", "consumer_count", "confirm", "transactional", "state")) {
            figures.add(channel.get(figure).asText());
        }
        return String.join(" ", figures);
    }

    private static String path(JsonNode named) {
        return URLEncoder.encode(named.get("name").asText(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test void eachChannelTellsWhatIsOpenOnIt() throws Exception {
        assertThat(figures(channel(1))).isEqualTo("0 0 0 0 0 0 0 true false running");
        assertThat(figures(channel(2))).isEqualTo("2 7 2 0 0 0 1 false false running");
        assertThat(figures(channel(3))).isEqualTo("0 0 1 0 1 1 0 false true running");
    }

    @Test void aChannelIsNamedAfterItsConnectionAndFoundByThatName() throws Exception {
        JsonNode listed = channel(2);
        String of = listed.get("connection_details").get("name").asText();
        assertThat(of).matches("127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:" + desk.broker.amqpPort());
        assertThat(listed.get("name").asText()).isEqualTo(of + " (2)");
        assertThat(listed.get("user").asText() + " " + listed.get("vhost").asText()).isEqualTo("guest /");
        JsonNode one = desk.get("channels/" + path(listed));
        assertThat(figures(one)).isEqualTo(figures(listed));
        assertThat(desk.told("GET", "channels/none", "")).isEqualTo("404 {\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}");
    }

    @Test void theSingleViewNamesTheConsumersWithTheirArguments() throws Exception {
        JsonNode consumer = desk.get("channels/" + path(channel(2))).get("consumer_details").get(0);
        assertThat(consumer.get("arguments").toString()).isEqualTo("{\"x-priority\":3}");
        assertThat(consumer.get("queue").toString()).isEqualTo("{\"name\":\"q\",\"vhost\":\"/\"}");
        assertThat(consumer.get("activity_status").asText() + " " + consumer.get("prefetch_count").asInt()).isEqualTo("up 2");
        assertThat(desk.get("consumers")).containsExactly(consumer);
        assertThat(desk.get("queues/%2F/q").get("consumer_details")).containsExactly(consumer);
    }

    @Test void channelsAreListedByConnectionAndByVirtualHost() throws Exception {
        desk.told("PUT", "vhosts/empty", "");
        String connectionPath = path(channel(1).get("connection_details"));
        assertThat(desk.get("connections/" + connectionPath + "/channels")).hasSize(3);
        assertThat(desk.get("vhosts/%2F/channels")).hasSize(3);
        assertThat(desk.get("vhosts/empty/channels")).isEmpty();
        assertThat(desk.told("GET", "vhosts/none/channels", "")).startsWith("404");
        assertThat(desk.get("connections/" + connectionPath).get("channels").asInt()).isEqualTo(3);
    }

    @Test void othersSeeTheirOwnChannelsAlone() throws Exception {
        desk.told("PUT", "users/other", "{\"password\":\"p\",\"tags\":\"management\"}");
        assertThat(desk.told("GET", "channels", "", "other:p")).isEqualTo("200 []");
        assertThat(desk.told("GET", "channels/" + path(channel(2)), "", "other:p"))
                .isEqualTo("401 {\"error\":\"not_authorised\",\"reason\":\"User not authorised to access object\"}");
    }

    @Test void aConnectionTellsWhatWasAgreed() throws Exception {
        JsonNode told = desk.get("connections/" + path(channel(1).get("connection_details")));
        assertThat(told.get("auth_mechanism").asText() + " " + told.get("ssl").asBoolean() + " " + told.get("frame_max").asInt() + " "
                + told.get("channel_max").asInt() + " " + told.get("timeout").asInt()).isEqualTo("PLAIN false 131072 2047 60");
        assertThat(told.get("ssl_protocol").isNull() && told.get("peer_cert_subject").isNull()).as("without TLS").isTrue();
        assertThat(told.get("client_properties").get("connection_name").asText()).isEqualTo("three channels");
        assertThat(told.get("client_properties").get("capabilities").get("basic.nack").asBoolean()).isTrue();
    }

    @Test void allConnectionsOfAUserAreListedAndClosed() throws Exception {
        assertThat(desk.get("connections/username/guest")).hasSize(1);
        assertThat(desk.told("DELETE", "connections/username/guest", "")).isEqualTo("204");
        await().until(() -> !connection.isOpen());
        await().untilAsserted(() -> assertThat(desk.told("GET", "connections/username/guest", "")).isEqualTo("200 []"));
    }

    /** The figures of RabbitMQ 3.10.8 for the same calls. */
    @Test void eachChannelTellsWhatItHasDone() throws Exception {
        Channel getting = connection.createChannel();
        getting.queueDeclare("other", false, true, false, Map.of());
        getting.basicGet("other", false);
        getting.basicPublish("", "other", null, new byte[] {'x'});
        getting.basicPublish("", "nowhere", null, new byte[] {'x'});
        getting.basicPublish("", "nowhere", true, null, new byte[] {'x'});
        getting.basicNack(getting.basicGet("other", false).getEnvelope().getDeliveryTag(), false, true);
        getting.basicAck(getting.basicGet("other", false).getEnvelope().getDeliveryTag(), false);
        getting.basicPublish("", "other", null, new byte[] {'x'});
        getting.basicGet("other", true);
        assertThat(HttpDesk.counted(channel(4).get("message_stats")).toString()).isEqualTo("{\"publish\":4,\"confirm\":0,\"return_unroutable\":1,\"drop_unroutable\":1,"
                + "\"get\":2,\"get_no_ack\":1,\"get_empty\":1,\"deliver\":0,\"deliver_no_ack\":0,\"redeliver\":1,\"ack\":1,\"deliver_get\":3}");
        assertThat(HttpDesk.counted(channel(1).get("message_stats")).toString()).isEqualTo("{\"publish\":5,\"confirm\":5,\"return_unroutable\":0,\"drop_unroutable\":0}");
        assertThat(channel(2).get("message_stats").get("deliver").asInt()).isEqualTo(2);
        assertThat(channel(2).get("message_stats").get("deliver_details").get("rate").isNumber()).isTrue();
        assertThat(channel(2).has("messages_unacknowledged_details")).as("a channel's messages have no rate").isFalse();
        assertThat(channel(3).get("message_stats").has("publish")).as("what is not committed").isFalse();
    }
}
