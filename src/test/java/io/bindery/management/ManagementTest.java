package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.broker.BrokerFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTTP interface over real HTTP; status codes and refusals are those of a RabbitMQ 3.10.8 asked the same. */
@Timeout(300)
class ManagementTest {

    private static final String NOT_FOUND = "404 {\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}";
    private static final String HI = "{\"properties\":{},\"routing_key\":\"a.b\",\"payload\":\"hi\",\"payload_encoding\":\"string\"}";

    @RegisterExtension static final HttpDesk desk = HttpDesk.having(
            "PUT vhosts/v",
            "PUT queues/v/q {\"durable\":true}",
            "PUT exchanges/v/topic {\"type\":\"topic\"}",
            "PUT users/plain {\"password\":\"p\",\"tags\":\"management\"}",
            "PUT users/watcher {\"password\":\"p\",\"tags\":\"monitoring\"}",
            "PUT users/manager {\"password\":\"p\",\"tags\":\"administrator\"}",
            "PUT users/nobody {\"password\":\"p\",\"tags\":\"\"}");

    static Stream<Arguments> asked() {
        return Stream.of(
                of("GET", "whoami", "", "200 {\"name\":\"guest\",\"tags\":[\"administrator\"]}"),
                of("GET", "nosuch", "", NOT_FOUND),
                of("PUT", "whoami", "", "405"),
                of("PUT", "vhosts/v", "", "204"),
                of("GET", "vhosts/none", "", NOT_FOUND),
                of("PUT", "queues/v/q", "{\"durable\":true}", "204"),
                of("PUT", "queues/v/q", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"inequivalent arg 'durable' for queue 'q' in vhost 'v': received 'false' but current is 'true'\"}"),
                of("PUT", "queues/v/x", "{bad", "400 {\"error\":\"bad_request\",\"reason\":\"not_json\"}"),
                of("PUT", "users/u", "5", "400 {\"error\":\"bad_request\",\"reason\":\"not_json\"}"),
                of("PUT", "users/u", "null", "400 {\"error\":\"bad_request\",\"reason\":\"tags_not_present\"}"),
                of("PUT", "users/u", "true", "400 {\"error\":\"bad_request\",\"reason\":\"tags_not_present\"}"),
                of("PUT", "users/u", "\"{}\"", "400 {\"error\":\"bad_request\",\"reason\":\"invalid payload: the request body JSON-decoded to a string. Is the input doubly-JSON-encoded?\"}"),
                of("PUT", "queues/none/x", "{}", "404 {\"error\":\"not_found\",\"reason\":\"vhost_not_found\"}"),
                of("PUT", "queues/v/x", "{\"durable\":\"maybe\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_boolean\",\"maybe\"]}"),
                of("PUT", "queues/v/x", "{\"auto_delete\":null}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_boolean\",null]}"),
                of("PUT", "queues/v/x", "{\"node\":\"rabbit@nowhere\"}", "400 {\"error\":\"bad_request\",\"reason\":\"Node rabbit@nowhere could not be contacted\"}"),
                of("PUT", "exchanges/v/x", "{\"type\":\"fanout\",\"internal\":1}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_boolean\",1]}"),
                of("PUT", "users/u", "{\"password_hash\":\"abc\",\"tags\":\"\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_base64\",\"abc\"]}"),
                of("PUT", "users/u", "{\"password\":\"p\",\"password_hash\":\"\",\"tags\":\"\"}", "400 {\"error\":\"bad_request\",\"reason\":\"both_password_and_password_hash_are_provided\"}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":5,\"payload_encoding\":\"string\",\"properties\":{}}", "400 {\"error\":\"bad_request\",\"reason\":\"payload_not_string\"}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":\"x\",\"payload_encoding\":\"none\",\"properties\":{}}", "400 {\"error\":\"bad_request\",\"reason\":[\"unsupported_encoding\",\"none\"]}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":\"%%\",\"payload_encoding\":\"base64\",\"properties\":{}}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_base64\",\"%%\"]}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":\"x\",\"payload_encoding\":\"string\",\"properties\":{\"content_type\":5}}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_string\",\"content_type\"]}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":\"x\",\"payload_encoding\":\"string\",\"properties\":{\"timestamp\":1.5}}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_int\",\"timestamp\"]}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"k\",\"payload\":\"x\",\"payload_encoding\":\"string\",\"properties\":{\"delivery_mode\":3}}", "400 {\"error\":\"bad_request\",\"reason\":\"406 PRECONDITION_FAILED - invalid message: {delivery_mode_unknown,3}\"}"),
                of("POST", "queues/v/q/get", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,ackmode},{key_missing,count},{key_missing,encoding}]\"}"),
                of("POST", "queues/v/q/get", "{\"count\":\"a\",\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_integer\",\"a\"]}"),
                of("POST", "queues/v/q/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"none\"}", "400 {\"error\":\"bad_request\",\"reason\":\"Unsupported encoding. Please use auto or base64.\"}"),
                of("POST", "queues/v/q/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\",\"truncate\":\"a\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_integer\",\"a\"]}"),
                of("POST", "definitions/v", "{\"queues\":[{\"name\":\"d\",\"durable\":true,\"auto_delete\":false,\"arguments\":{\"x-max-length\":\"a\"}}]}", "400 {\"error\":\"bad_request\",\"reason\":\"precondition_failed: invalid arg 'x-max-length' for queue 'd' in vhost 'v': \\\"expected integer, got longstr\\\"\"}"),
                of("POST", "definitions/v", "{\"exchanges\":[{\"name\":\"d\",\"type\":\"none\",\"durable\":true,\"auto_delete\":false,\"internal\":false,\"arguments\":{}}]}", "400 {\"error\":\"bad_request\",\"reason\":\"command_invalid: invalid exchange type 'none'\"}"),
                of("POST", "definitions/v", "{\"policies\":[{\"name\":\"d\",\"pattern\":\"d\",\"definition\":{\"nonsense\":1},\"priority\":0}]}", "400 {\"error\":\"bad_request\",\"reason\":\"<<\\\"Validation failed\\\\n\\\\n[{&lt;&lt;\\\\\\\"nonsense\\\\\\\"&gt;&gt;,1}] are not recognised policy settings\\\\n (v/d)\\\">>\"}"),
                of("POST", "definitions/v", "{\"parameters\":[{\"component\":\"nonsense\",\"name\":\"d\",\"value\":1}]}", "400 {\"error\":\"bad_request\",\"reason\":\"<<\\\"Validation failed\\\\n\\\\ncomponent nonsense not found\\\\n (v/nonsense/d)\\\">>\"}"),
                of("POST", "definitions/v", "{\"bindings\":[{\"source\":\"topic\",\"destination\":\"none\",\"destination_type\":\"queue\",\"routing_key\":\"k\",\"arguments\":{}}]}", "204"),
                of("GET", "exchanges/v/none/bindings/source", "", "200 []"),
                of("GET", "queues/v/none/bindings", "", "200 [{\"source\":\"\",\"vhost\":\"v\",\"destination\":\"none\",\"destination_type\":\"queue\",\"routing_key\":\"none\",\"arguments\":{},\"properties_key\":\"none\"}]"),
                of("PUT", "vhosts/v", "{\"tracing\":\"maybe\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"not_boolean\",\"maybe\"]}"),
                of("GET", "queues/v/none", "", NOT_FOUND),
                of("DELETE", "queues/v/none", "", NOT_FOUND),
                of("PUT", "exchanges/v/x", "{\"type\":\"bogus\"}", "400 {\"error\":\"bad_request\",\"reason\":\"unknown exchange type 'bogus'\"}"),
                of("PUT", "exchanges/v/topic", "{\"type\":\"direct\"}",
                        "400 {\"error\":\"bad_request\",\"reason\":\"inequivalent arg 'type' for exchange 'topic' in vhost 'v': received 'direct' but current is 'topic'\"}"),
                of("DELETE", "exchanges/v/amq.topic", "", "401 {\"error\":\"not_authorised\",\"reason\":\"Access refused.\"}"),
                of("POST", "bindings/v/e/topic/q/none", "{\"routing_key\":\"b\"}", "404 {\"error\":\"not_found\",\"reason\":\"no queue 'none' in vhost 'v'\"}"),
                of("POST", "bindings/v/e/none/q/q", "{\"routing_key\":\"b\"}", "404 {\"error\":\"not_found\",\"reason\":\"no exchange 'none' in vhost 'v'\"}"),
                of("DELETE", "bindings/v/e/topic/q/q/zzz", "", NOT_FOUND),
                of("POST", "exchanges/v/none/publish", HI, "400 {\"error\":\"bad_request\",\"reason\":\"404 NOT_FOUND - no exchange 'none' in vhost 'v'\"}"),
                of("POST", "exchanges/v/topic/publish", HI, "200 {\"routed\":false}"),
                of("POST", "exchanges/v/topic/publish", "{\"routing_key\":\"a\",\"payload\":\"hi\",\"payload_encoding\":\"string\"}",
                        "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,properties}]\"}"),
                of("POST", "exchanges/v/amq.topic/publish", "{\"routing_key\":\"q\"}", // a long list is broken into lines
                        "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,properties},\\n {key_missing,payload},\\n {key_missing,payload_encoding}]\"}"),
                of("POST", "exchanges/v/amq.topic/publish", "{\"payload_encoding\":\"string\"}",
                        "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,routing_key},{key_missing,properties},{key_missing,payload}]\"}"),
                of("POST", "queues/v/q/get", "{\"count\":5}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,ackmode},{key_missing,encoding}]\"}"),
                of("POST", "queues/v/none/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}",
                        "404 {\"error\":\"not_found\",\"reason\":\"NOT_FOUND - no queue 'none' in vhost 'v'\"}"),
                of("PUT", "users/x", "{\"password\":\"p\"}", "400 {\"error\":\"bad_request\",\"reason\":\"tags_not_present\"}"),
                of("GET", "users/none", "", NOT_FOUND),
                of("GET", "permissions/v/plain", "", NOT_FOUND),
                of("PUT", "permissions/v/plain", "{\"configure\":\"\",\"write\":\"\"}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,read}]\"}"),
                of("PUT", "permissions/v/none", "{\"configure\":\"\",\"write\":\"\",\"read\":\"\"}", "400 {\"error\":\"bad_request\",\"reason\":\"vhost_or_user_not_found\"}"),
                of("PUT", "policies/v/p", "{\"pattern\":\"a\"}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,definition}]\"}"),
                of("PUT", "policies/v/p", "{\"pattern\":\"a\",\"definition\":{\"bogus\":1}}",
                        "400 {\"error\":\"bad_request\",\"reason\":\"Validation failed\\n\\n[{&lt;&lt;\\\"bogus\\\"&gt;&gt;,1}] are not recognised policy settings\\n\"}"),
                of("GET", "parameters/federation", "", "200 []"),
                of("GET", "aliveness-test/v", "", "200 {\"status\":\"ok\"}"),
                of("GET", "health/checks/alarms", "", "200 {\"status\":\"ok\"}"),
                of("GET", "health/checks/node-is-quorum-critical", "", "200 {\"status\":\"ok\",\"reason\":\"single node cluster\"}"),
                of("DELETE", "connections/none", "", NOT_FOUND));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("asked")
    void isAnsweredAsByRabbitMq(String method, String path, String body, String told) throws Exception {
        assertThat(desk.told(method, path, body)).isEqualTo(told);
    }

    static Stream<Arguments> askedByOthers() {
        return Stream.of(
                of("", "GET", "whoami", "401"),
                of("guest:wrong", "GET", "whoami", "401 {\"error\":\"not_authorized\",\"reason\":\"Login failed\"}"),
                of("nobody:p", "GET", "whoami", "401 {\"error\":\"not_authorised\",\"reason\":\"Not management user\"}"),
                of("plain:p", "GET", "whoami", "200 {\"name\":\"plain\",\"tags\":[\"management\"]}"),
                of("plain:p", "GET", "users", "401 {\"error\":\"not_authorised\",\"reason\":\"Not administrator user\"}"),
                of("plain:p", "GET", "nodes", "401 {\"error\":\"not_authorised\",\"reason\":\"Not monitor user\"}"),
                of("plain:p", "GET", "vhosts", "200 []"),
                of("plain:p", "GET", "queues/v", "401 {\"error\":\"not_authorised\",\"reason\":\"User not authorised to access virtual host\"}"),
                of("plain:p", "GET", "operator-policies", "200 []"),
                of("plain:p", "GET", "vhosts/v", "401 {\"error\":\"not_authorised\",\"reason\":\"Not administrator user\"}"),
                of("watcher:p", "GET", "vhosts?columns=name&page=1&page_size=1&name=v",
                        "200 {\"filtered_count\":1,\"item_count\":1,\"items\":[{\"name\":\"v\"}],\"page\":1,\"page_count\":1,\"page_size\":1,\"total_count\":2}"),
                of("watcher:p", "GET", "queues", "200 []"),
                of("watcher:p", "GET", "queues/v", "401 {\"error\":\"not_authorised\",\"reason\":\"User not authorised to access virtual host\"}"),
                of("manager:p", "GET", "queues/v/q?columns=name", "200 {\"name\":\"q\"}"),
                of("manager:p", "PUT", "queues/v/x", "401 {\"error\":\"not_authorised\",\"reason\":\"Access refused.\"}"),
                of("manager:p", "GET", "aliveness-test/v", "401 {\"error\":\"not_authorised\",\"reason\":\"Access refused.\"}"),
                of("manager:p", "DELETE", "queues/v/none", NOT_FOUND),
                of("plain:p", "PUT", "policies/v/x", "401 {\"error\":\"not_authorised\",\"reason\":\"User not authorised to access object\"}"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("askedByOthers")
    void othersSeeAndDoWhatTheirTagsAllow(String user, String method, String path, String told) throws Exception {
        assertThat(desk.told(method, path, "", user)).isEqualTo(told);
    }

    @Test void whatIsDeclaredByHttpIsThereForClientsAndTheOtherWayRound() throws Exception {
        assertThat(desk.told("PUT", "queues/%2F/by-http", "{\"arguments\":{\"x-max-length\":2}}")).isEqualTo("201");
        try (Connection connection = BrokerFixture.connect(desk.broker, "client")) {
            Channel channel = connection.createChannel();
            channel.queueDeclarePassive("by-http");
            channel.queueDeclare("by-client", false, false, true, null);
            assertThat(desk.get("queues/%2F/by-client").get("auto_delete").asBoolean()).isTrue();
        }
        assertThat(desk.told("DELETE", "queues/%2F/by-http?if-empty=true", "")).isEqualTo("204");
        assertThat(desk.told("GET", "queues/%2F/by-http", "")).isEqualTo(NOT_FOUND);
    }

    @Test void messagesGoInAndComeOutWithTheirProperties() throws Exception {
        desk.told("PUT", "queues/v/messages", "");
        String sent = "{\"properties\":{\"delivery_mode\":2,\"headers\":{\"n\":5,\"l\":[1,\"a\"],\"t\":{\"b\":true}},\"content_type\":\"text/plain\"},"
                + "\"routing_key\":\"messages\",\"payload\":\"aGk=\",\"payload_encoding\":\"base64\"}";
        assertThat(desk.told("POST", "exchanges/v/amq.default/publish", sent)).isEqualTo("200 {\"routed\":true}");
        String looking = "{\"count\":5,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}";
        String message = "\"exchange\":\"\",\"routing_key\":\"messages\",\"message_count\":0,\"properties\":{\"delivery_mode\":2,"
                + "\"headers\":{\"n\":5,\"l\":[1,\"a\"],\"t\":{\"b\":true}},\"content_type\":\"text/plain\"},\"payload\":\"hi\",\"payload_encoding\":\"string\"}]";
        assertThat(desk.told("POST", "queues/v/messages/get", looking)).isEqualTo("200 [{\"payload_bytes\":2,\"redelivered\":false," + message);
        assertThat(desk.told("POST", "queues/v/messages/get", looking.replace("requeue_true", "requeue_false")))
                .isEqualTo("200 [{\"payload_bytes\":2,\"redelivered\":true," + message);
        assertThat(desk.told("POST", "queues/v/messages/get", looking)).isEqualTo("200 []");
        assertThat(desk.told("DELETE", "queues/v/messages/contents", "")).isEqualTo("204");
    }

    @Test void anAnswerWithMessagesEndsBeforeItGrowsTooLarge() throws Exception {
        desk.told("PUT", "queues/v/large", "");
        String sent = "{\"properties\":{},\"routing_key\":\"large\",\"payload\":\"" + "x".repeat(3 << 20) + "\",\"payload_encoding\":\"string\"}";
        for (int i = 0; i < 5; i++) {
            desk.told("POST", "exchanges/v/amq.default/publish", sent);
        }
        String taking = "{\"count\":10,\"ackmode\":\"ack_requeue_false\",\"encoding\":\"auto\"}";
        assertThat(new ObjectMapper().readTree(desk.ask("POST", "queues/v/large/get", taking, "guest:guest").body())).hasSize(3);
        assertThat(new ObjectMapper().readTree(desk.ask("POST", "queues/v/large/get", taking, "guest:guest").body())).hasSize(2);
    }

    @Test void aBindingIsFoundUnderThePlaceItWasMadeAt() throws Exception {
        desk.told("PUT", "queues/v/bound", "");
        var made = desk.ask("POST", "bindings/v/e/topic/q/bound", "{\"routing_key\":\"a.#\",\"arguments\":{\"x\":1}}", "guest:guest");
        desk.told("POST", "bindings/v/e/topic/q/bound", "{\"routing_key\":\"a.#\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode both = desk.get("bindings/v/e/topic/q/bound");
        assertThat(both).extracting(binding -> binding.get("arguments").toString()).containsExactlyInAnyOrder("{\"x\":1}", "{}");
        for (JsonNode binding : both) {
            String key = binding.get("properties_key").asText();
            assertThat(desk.get("bindings/v/e/topic/q/bound/" + key)).isEqualTo(binding);
            assertThat(desk.told("DELETE", "bindings/v/e/topic/q/bound/" + key, "")).isEqualTo("204");
        }
        assertThat(desk.get("queues/v/bound/bindings")).extracting(binding -> binding.get("source").asText()).containsExactly("");
    }

    @Test void permissionsHoldForWhatIsAskedByHttpToo() throws Exception {
        desk.told("PUT", "vhosts/limited", "");
        desk.told("PUT", "users/limited", "{\"password\":\"p\",\"tags\":\"management\"}");
        assertThat(desk.told("PUT", "permissions/limited/limited", "{\"configure\":\"^mine\",\"write\":\".*\",\"read\":\".*\"}")).isEqualTo("201");
        assertThat(desk.told("PUT", "queues/limited/mine", "{}", "limited:p")).isEqualTo("201");
        assertThat(desk.told("PUT", "queues/limited/other", "{}", "limited:p")).isEqualTo("401 {\"error\":\"not_authorised\",\"reason\":\"Access refused.\"}");
        assertThat(desk.told("DELETE", "users/limited", "")).isEqualTo("204");
        assertThat(desk.told("GET", "whoami", "", "limited:p")).startsWith("401");
        desk.told("DELETE", "vhosts/limited", "");
    }

    @Test void aPolicyOverHttpIsInForceAtOnce() throws Exception {
        desk.told("PUT", "queues/v/short", "");
        assertThat(desk.told("PUT", "policies/v/cut", "{\"pattern\":\"^short$\",\"definition\":{\"max-length\":1},\"apply-to\":\"queues\",\"priority\":2}")).isEqualTo("201");
        assertThat(desk.get("policies/v/cut").toString()).isEqualTo(
                "{\"vhost\":\"v\",\"name\":\"cut\",\"pattern\":\"^short$\",\"apply-to\":\"queues\",\"definition\":{\"max-length\":1},\"priority\":2}");
        assertThat(desk.get("queues/v/short").get("effective_policy_definition").toString()).isEqualTo("{\"max-length\":1}");
        assertThat(desk.get("queues/v/short").get("policy").asText()).isEqualTo("cut");
        assertThat(desk.told("DELETE", "policies/v/cut", "")).isEqualTo("204");
    }

    @Test void aConnectionIsListedAndClosedWithTheReasonGiven() throws Exception {
        Connection connection = BrokerFixture.connect(desk.broker, "to be closed");
        try {
            BlockingQueue<String> why = new LinkedBlockingQueue<>();
            connection.addShutdownListener(cause -> why.add(cause.getMessage()));
            JsonNode listed = null;
            for (JsonNode each : desk.get("connections")) {
                listed = each.get("user_provided_name").asText().equals("to be closed") ? each : listed;
            }
            assertThat(listed).isNotNull();
            assertThat(listed.get("name").asText()).matches("127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:" + desk.broker.amqpPort());
            String path = "connections/" + listed.get("name").asText().replace(" ", "%20").replace(">", "%3E");
            assertThat(desk.told("DELETE", path, "")).isEqualTo("204");
            assertThat(why.poll(45, TimeUnit.SECONDS)).contains("reply-code=320, reply-text=CONNECTION_FORCED - Closed via management plugin");
        } finally {
            connection.abort();
        }
    }

    @Test void definitionsComeBackAsTheyWentOut() throws Exception {
        String first;
        try (HttpDesk one = new HttpDesk()) {
            assertThat(one.told("POST", "definitions", rabbitMqs())).isEqualTo("204");
            first = one.ask("GET", "definitions", "", "guest:guest").body();
            assertThat(things(HttpDesk.JSON.readTree(first), "wdef")).containsExactlyInAnyOrderElementsOf(things(HttpDesk.JSON.readTree(rabbitMqs()), "wdef"));
        }
        try (HttpDesk other = new HttpDesk()) {
            assertThat(other.told("POST", "definitions", first)).isEqualTo("204");
            assertThat(other.ask("GET", "definitions", "", "guest:guest").body()).isEqualTo(first);
            assertThat(other.told("GET", "whoami", "", "warehouse:w")).as("the password's hash came along").startsWith("200");
        }
    }

    @Test void theDefinitionsOfOneVirtualHostMoveIntoAnother() throws Exception {
        try (HttpDesk one = new HttpDesk()) {
            one.told("POST", "definitions", rabbitMqs());
            String of = one.ask("GET", "definitions/wdef", "", "guest:guest").body();
            one.told("PUT", "vhosts/copy", "");
            assertThat(one.told("POST", "definitions/copy", of)).isEqualTo("204");
            assertThat(things(one.get("definitions/copy"), "copy")).hasSameSizeAs(things(one.get("definitions/wdef"), "wdef"));
            assertThat(one.get("queues/copy/eu").get("arguments")).isEqualTo(one.get("queues/wdef/eu").get("arguments"));
        }
    }

    @Test void whereRabbitmqadminIsToBeHadIsSaidInsteadOfGivingIt() throws Exception {
        var page = desk.ask("GET", "../cli", "", "");
        assertThat(page.statusCode() + " " + page.headers().firstValue("content-type").orElse("")).isEqualTo("200 text/plain; charset=utf-8");
        assertThat(page.body()).startsWith("rabbitmqadmin works with Bindery and does not come with it").endsWith("\n");
        var program = desk.ask("GET", "../cli/rabbitmqadmin", "", "");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.body()).isEqualTo(page.body());
        assertThat(desk.told("GET", "../cli/other", "", "")).isEqualTo(NOT_FOUND);
    }

    @Test void whatIsNoDefinitionsFileChangesNothing() throws Exception {
        assertThat(desk.told("POST", "definitions", "x")).isEqualTo("400 {\"error\":\"bad_request\",\"reason\":\"failed_to_parse_json\"}");
        assertThat(desk.told("POST", "definitions", "{\"users\":3}")).startsWith("400");
        assertThat(desk.told("POST", "definitions/none", "{}")).isEqualTo("404 {\"error\":\"not_found\",\"reason\":\"vhost_not_found\"}");
    }

    /** A file that RabbitMQ 3.10.8 exported. */
    private static String rabbitMqs() throws IOException {
        try (InputStream file = ManagementTest.class.getResourceAsStream("/management/rabbitmq-definitions.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Everything of one virtual host in a file, whatever the order; users and permissions but guest's among it. */
    private static List<String> things(JsonNode definitions, String vhost) {
        List<String> all = new ArrayList<>();
        definitions.properties().forEach(member -> {
            if (member.getValue().isArray() && !member.getKey().equals("global_parameters")) {
                for (JsonNode thing : member.getValue()) {
                    String of = thing.path("vhost").asText(vhost);
                    boolean guests = thing.path("name").asText().equals("guest") || member.getKey().equals("vhosts") && !thing.path("name").asText().equals(vhost);
                    if (of.equals(vhost) && !guests) {
                        all.add(member.getKey() + " " + sorted(thing));
                    }
                }
            }
        });
        return all;
    }

    private static String sorted(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node.toString();
        }
        List<String> members = new ArrayList<>();
        object.properties().forEach(member -> members.add(member.getKey() + "=" + sorted(member.getValue())));
        members.sort(String::compareTo);
        return members.toString();
    }
}
