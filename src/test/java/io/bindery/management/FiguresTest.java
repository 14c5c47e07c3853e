package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.broker.BrokerFixture;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Figures of queues, virtual hosts and the whole, as a RabbitMQ 3.10.8 gave them after the same was done. */
@Timeout(300)
class FiguresTest {

    private static final List<String> SIZES = List.of("message_bytes", "message_bytes_ready", "message_bytes_unacknowledged", "message_bytes_persistent",
            "messages_persistent", "message_bytes_ram", "messages_ram");

    private HttpDesk desk;
    private Connection connection;
    private Channel channel;

    @BeforeEach void connect(@TempDir Path data) throws Exception {
        desk = new HttpDesk(data);
        connection = BrokerFixture.connect(desk.broker, "figures");
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    @AfterEach void leave() {
        connection.abort();
        desk.close();
    }

    private void publish(String queue, int count, String body, BasicProperties properties) throws Exception {
        for (int i = 0; i < count; i++) {
            channel.basicPublish("", queue, properties, body.getBytes());
        }
        channel.waitForConfirmsOrDie(45_000);
    }

    private static BasicProperties mode(int mode) {
        return new BasicProperties.Builder().deliveryMode(mode).build();
    }

    private String sizes(String queue) throws Exception {
        JsonNode json = desk.get("queues/%2F/" + queue);
        StringBuilder sizes = new StringBuilder();
        SIZES.forEach(size -> sizes.append(json.get(size).asText()).append(' '));
        return sizes.toString().trim();
    }

    @Test void aQueueTellsHowManyBytesOfBodiesAreWhere() throws Exception {
        channel.queueDeclare("d", true, false, false, null);
        assertThat(sizes("d")).isEqualTo("0 0 0 0 0 0 0");
        publish("d", 5, "x".repeat(10), mode(2));
        publish("d", 3, "x".repeat(7), mode(1));
        assertThat(sizes("d")).isEqualTo("71 71 0 50 5 71 8");
        channel.basicAck(channel.basicGet("d", false).getEnvelope().getDeliveryTag(), false);
        channel.basicGet("d", false);
        assertThat(sizes("d")).isEqualTo("61 51 10 40 4 61 7");
        channel.queuePurge("d");
        assertThat(sizes("d")).isEqualTo("10 0 10 10 1 10 1");
    }

    @Test void nothingPersistsInATransientQueueAndAllInAQuorumQueue() throws Exception {
        channel.queueDeclare("t", false, false, true, null);
        channel.queueDeclare("quo", true, false, false, Map.of("x-queue-type", "quorum"));
        publish("t", 1, "twenty bytes of body", mode(2));
        publish("quo", 4, "twenty bytes of body", mode(1));
        channel.basicGet("quo", false);
        assertThat(sizes("t")).startsWith("20 20 0 0 0");
        assertThat(sizes("quo")).startsWith("80 60 20 80 4");
    }

    @Test void aQueueTellsWhatBecameOfItsMessages() throws Exception {
        channel.queueDeclare("q", false, false, false, null);
        assertThat(desk.get("queues/%2F/q").has("message_stats")).isFalse();
        publish("q", 5, "x", null);
        assertThat(HttpDesk.counted(desk.get("queues/%2F/q").get("message_stats")).toString()).isEqualTo("{\"publish\":5}");
        channel.basicNack(channel.basicGet("q", false).getEnvelope().getDeliveryTag(), false, true);
        channel.basicAck(channel.basicGet("q", false).getEnvelope().getDeliveryTag(), false);
        channel.basicGet("q", true);
        String tag = channel.basicConsume("q", true, (each, message) -> { }, each -> { });
        await().until(() -> desk.get("queues/%2F/q").get("messages").asInt() == 0);
        channel.basicCancel(tag);
        channel.basicGet("q", false);
        String stats = "{\"publish\":5,\"get\":2,\"get_no_ack\":1,\"get_empty\":1,\"deliver\":0,\"deliver_no_ack\":3,\"redeliver\":1,\"ack\":1,\"deliver_get\":6}";
        assertThat(HttpDesk.counted(desk.get("queues/%2F/q").get("message_stats")).toString()).isEqualTo(stats);
        String whole = stats.replace("\"publish\":5", "\"publish\":5,\"confirm\":5,\"return_unroutable\":0,\"drop_unroutable\":0");
        assertThat(HttpDesk.counted(desk.get("vhosts/%2F").get("message_stats")).toString()).isEqualTo(whole);
        channel.close();
        assertThat(HttpDesk.counted(desk.get("vhosts/%2F").get("message_stats")).toString()).as("what a closed channel did").isEqualTo(whole);
        assertThat(HttpDesk.counted(desk.get("overview").get("message_stats")).toString()).isEqualTo(whole);
    }

    @Test void whatSomebodyPublishesIsCountedAndWhatTheBrokerSendsOnIsNot() throws Exception {
        for (String fanout : List.of("letters", "behind", "before", "alone")) {
            channel.exchangeDeclare(fanout, "fanout");
        }
        channel.exchangeDeclare("direct", "direct", false, false, Map.of("alternate-exchange", "behind"));
        channel.queueDeclare("dead", false, false, false, null);
        channel.queueBind("dead", "letters", "");
        channel.queueBind("dead", "behind", "");
        channel.exchangeBind("letters", "before", "");
        channel.queueDeclare("short", false, false, false, Map.of("x-dead-letter-exchange", "letters", "x-max-length", 1));
        publish("short", 4, "x", null);
        for (String exchange : List.of("before", "direct", "alone")) {
            channel.basicPublish(exchange, "k", null, new byte[0]);
        }
        channel.waitForConfirmsOrDie(45_000);
        assertThat(desk.get("queues/%2F/dead").get("messages").asInt()).isEqualTo(5);
        assertThat(stats("queues/%2F/dead")).isEqualTo("{\"publish\":2}");
        assertThat(stats("queues/%2F/short")).isEqualTo("{\"publish\":4}");
        assertThat(stats("exchanges/%2F/amq.default")).isEqualTo("{\"publish_in\":4,\"publish_out\":4}");
        assertThat(stats("exchanges/%2F/before")).isEqualTo("{\"publish_in\":1,\"publish_out\":1}");
        assertThat(stats("exchanges/%2F/direct")).isEqualTo("{\"publish_in\":1,\"publish_out\":1}");
        assertThat(stats("exchanges/%2F/alone")).isEqualTo("{\"publish_in\":1}");
        assertThat(desk.get("exchanges/%2F/letters").has("message_stats")).isFalse();
        assertThat(desk.get("exchanges/%2F/behind").has("message_stats")).isFalse();
    }

    private String stats(String path) throws Exception {
        return HttpDesk.counted(desk.get(path).get("message_stats")).toString();
    }

    @Test void aVirtualHostsDeedsGoWithItAndAreForThoseWhoSeeIt() throws Exception {
        desk.told("PUT", "vhosts/other", "");
        desk.told("PUT", "users/watcher", "{\"password\":\"p\",\"tags\":\"management\"}");
        desk.told("POST", "exchanges/other/amq.direct/publish", "{\"routing_key\":\"\",\"properties\":{},\"payload\":\"\",\"payload_encoding\":\"string\"}");
        assertThat(HttpDesk.counted(desk.get("vhosts/other").get("message_stats")).toString()).isEqualTo("{\"publish\":1,\"confirm\":1,\"return_unroutable\":1,\"drop_unroutable\":0}");
        JsonNode watched = HttpDesk.JSON.readTree(desk.ask("GET", "overview", "", "watcher:p").body());
        assertThat(watched.get("message_stats").toString()).isEqualTo("{}");
        desk.told("DELETE", "vhosts/other", "");
        assertThat(HttpDesk.counted(desk.get("overview").get("message_stats")).toString()).isEqualTo("{}");
    }

    @Test void theHeadsTimestampIsTold() throws Exception {
        channel.queueDeclare("q", false, false, false, null);
        assertThat(desk.get("queues/%2F/q").get("head_message_timestamp").isNull()).isTrue();
        for (int second = 1; second <= 2; second++) {
            publish("q", 1, "x", new BasicProperties.Builder().timestamp(new Date(second * 1000L)).build());
        }
        assertThat(desk.get("queues/%2F/q").get("head_message_timestamp").asInt()).isEqualTo(1);
        channel.basicGet("q", true);
        assertThat(desk.get("queues/%2F/q").get("head_message_timestamp").asInt()).isEqualTo(2);
    }

    @Test void theHeadsTimestampIsThatOfTheLongestUnacknowledgedWhileThatIsOlder() throws Exception {
        channel.queueDeclare("q", false, false, false, null);
        stamp("q", 1, 0);
        stamp("q", 2, 0);
        stamp("q", 3, 0);
        long first = channel.basicGet("q", false).getEnvelope().getDeliveryTag();
        long second = channel.basicGet("q", false).getEnvelope().getDeliveryTag();
        assertThat(head("q")).as("of 1 and 2 unacknowledged and 3 ready").isEqualTo(1);
        channel.basicAck(first, false);
        assertThat(head("q")).isEqualTo(2);
        channel.basicGet("q", true);
        assertThat(head("q")).as("nothing ready").isEqualTo(2);
        channel.basicAck(second, false);
        assertThat(desk.get("queues/%2F/q").get("head_message_timestamp").isNull()).isTrue();
    }

    @Test void theHeadsTimestampIsThatOfTheHighestPriority() throws Exception {
        channel.queueDeclare("p", false, false, false, Map.of("x-max-priority", 5));
        stamp("p", 11, 0);
        channel.basicGet("p", false);
        assertThat(head("p")).isEqualTo(11);
        stamp("p", 12, 5);
        stamp("p", 13, 1);
        assertThat(head("p")).as("with 11 unacknowledged").isEqualTo(12);
    }

    private void stamp(String queue, int second, int priority) throws Exception {
        publish(queue, 1, "x", new BasicProperties.Builder().timestamp(new Date(second * 1000L)).priority(priority).build());
    }

    private int head(String queue) throws Exception {
        return desk.get("queues/%2F/" + queue).get("head_message_timestamp").asInt();
    }

    @Test void aQueueIsIdleSinceSomethingWasLastDoneWithIt() throws Exception {
        channel.queueDeclare("q", false, false, false, null);
        await().until(() -> desk.get("queues/%2F/q").has("idle_since"));
        String first = desk.get("queues/%2F/q").get("idle_since").asText();
        assertThat(first).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
        publish("q", 1, "x", null);
        await().until(() -> desk.get("queues/%2F/q").has("idle_since"));
        assertThat(desk.get("queues/%2F/q").get("idle_since").asText()).isGreaterThan(first);
    }

    @Test void aListOfQueuesTellsTheSameAsEachAlone() throws Exception {
        channel.queueDeclare("q", true, false, false, null);
        publish("q", 2, "x", mode(2));
        ObjectNode alone = (ObjectNode) desk.get("queues/%2F/q");
        alone.remove(List.of("consumer_details", "incoming", "deliveries", "idle_since"));
        ObjectNode listed = (ObjectNode) desk.get("queues/%2F").get(0);
        listed.remove("idle_since");
        assertThat(listed).isEqualTo(alone);
    }
}
