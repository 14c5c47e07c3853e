package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should ask: refused in the words of a RabbitMQ 3.10.8, and where that falls over (an empty 500) in a sentence. */
@Timeout(300)
class NonsenseTest {

    private static final String QUEUE = "\"vhost\":\"v\",\"name\":\"new\",\"durable\":true,\"auto_delete\":false,\"arguments\":{}";

    @RegisterExtension static final HttpDesk desk = HttpDesk.having(
            "PUT vhosts/v",
            "PUT queues/v/q {\"durable\":true}",
            "PUT exchanges/v/topic {\"type\":\"topic\"}",
            "PUT users/limited {\"password\":\"p\",\"tags\":\"management\"}",
            "PUT permissions/v/limited {\"configure\":\"^mine\",\"write\":\"^mine\",\"read\":\"^mine\"}");

    private static String refused(String reason) {
        return "400 {\"error\":\"bad_request\",\"reason\":" + reason + "}";
    }

    private static String told(String sentence) {
        return refused("\"" + sentence + "\"");
    }

    private static String characters(String text) {
        return Lists.characters(text).toString();
    }

    private static String published(String key, String properties) {
        return "{\"routing_key\":" + key + ",\"properties\":" + properties + ",\"payload\":\"x\",\"payload_encoding\":\"string\"}";
    }

    static Stream<Arguments> refusedByRabbit() {
        return Stream.of(
                of("PUT", "exchanges/v/x", "{\"type\":null}", told("invalid exchange type 'null'")),
                of("PUT", "exchanges/v/x", "{\"type\":\"direct\",\"arguments\":{\"a\":null}}", told("null_not_allowed")),
                of("PUT", "queues/v/x", "{\"arguments\":{\"a\":[null]}}", told("null_not_allowed")),
                of("PUT", "queues/v/x", "{\"arguments\":{\"a\":{\"b\":null}}}", told("null_not_allowed")),
                of("POST", "exchanges/v/topic/publish", published("\"q\"", "{\"headers\":{\"a\":null}}"), told("null_not_allowed")),
                of("POST", "definitions", "{\"queues\":[{" + QUEUE.replace("\"durable\":true,", "") + "}]}", told("function_clause")),
                of("POST", "definitions", "{\"queues\":[{" + QUEUE.replace("true", "\"true\"") + "}]}", told("function_clause")),
                of("POST", "definitions", "{\"queues\":[{" + QUEUE.replace("{}", "null") + "}]}", told("function_clause")),
                of("POST", "definitions/v", "{\"queues\":[{" + QUEUE.replace("\"auto_delete\":false,", "") + "}]}", told("function_clause")),
                of("POST", "definitions/v", "{\"queues\":[{" + QUEUE.replace("{}", "5") + "}]}", told("function_clause")),
                of("POST", "definitions/v", "{\"exchanges\":[{" + QUEUE + "}]}", told("command_invalid: invalid exchange type 'undefined'")),
                of("POST", "definitions", "{\"exchanges\":[{" + QUEUE + ",\"type\":\"none\"}]}",
                        refused("[\"amqp_error\",\"command_invalid\"," + characters("invalid exchange type 'none'") + ",\"none\"]")),
                of("POST", "definitions", "{\"queues\":[{" + QUEUE.replace("{}", "{\"x-max-length\":\"a\"}") + "}]}",
                        refused("[\"amqp_error\",\"precondition_failed\","
                                + characters("invalid arg 'x-max-length' for queue 'new' in vhost 'v': \"expected integer, got longstr\"") + ",\"none\"]")),
                of("POST", "definitions", "{\"queues\":[{" + QUEUE.replace("\"v\"", "\"none\"") + "}]}", refused("[\"no_such_vhost\",\"none\"]")),
                of("POST", "definitions", "{\"exchanges\":[{" + QUEUE.replace("\"v\"", "\"none\"") + ",\"type\":\"direct\"}]}", refused("[\"no_such_vhost\",\"none\"]")),
                of("POST", "definitions", "{\"policies\":[{\"vhost\":\"none\",\"name\":\"x\",\"pattern\":\"a\",\"definition\":{\"max-length\":1}}]}", refused("[\"no_such_vhost\",\"none\"]")),
                of("POST", "definitions", "{\"permissions\":[{\"user\":\"none\",\"vhost\":\"none\",\"configure\":\"\",\"write\":\"\",\"read\":\"\"}]}", refused("[\"no_such_user\",\"none\"]")),
                of("POST", "definitions", "{\"topic_permissions\":[{\"user\":\"guest\",\"vhost\":\"none\",\"exchange\":\"x\",\"write\":\"\",\"read\":\"\"}]}", refused("[\"no_such_vhost\",\"none\"]")),
                of("POST", "definitions", "{\"users\":[{\"name\":\"u\",\"password\":\"p\"}]}", told("tags_not_present")),
                of("POST", "definitions", "{\"parameters\":[{\"vhost\":\"v\",\"component\":\"none\",\"name\":\"x\",\"value\":1}]}",
                        told("Validation failed\\n\\ncomponent none not found\\n (v/none/x)")),
                of("POST", "definitions", "{\"policies\":[{\"vhost\":\"v\",\"name\":\"x\",\"pattern\":\"a\",\"definition\":{\"nonsense\":1}}]}",
                        told("Validation failed\\n\\n[{&lt;&lt;\\\"nonsense\\\"&gt;&gt;,1}] are not recognised policy settings\\n (v/x)")),
                of("POST", "definitions/v", "{\"bindings\":[{\"source\":\"topic\",\"destination\":\"q\",\"routing_key\":\"a\",\"arguments\":{}}]}", told("function_clause")));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("refusedByRabbit")
    void isRefusedAsByRabbitMq(String method, String path, String body, String told) throws Exception {
        assertThat(desk.told(method, path, body)).isEqualTo(told);
    }

    static Stream<Arguments> whatRabbitFallsOver() {
        return Stream.of(
                of("PUT", "queues/v/x", "{\"arguments\":null}", "arguments is no object"),
                of("PUT", "exchanges/v/x", "{\"type\":\"direct\",\"arguments\":null}", "arguments is no object"),
                of("POST", "bindings/v/e/topic/q/q", "{\"arguments\":null}", "arguments is no object"),
                of("POST", "bindings/v/e/topic/q/q", "{\"routing_key\":{}}", "a routing key is a text"),
                of("PUT", "users/u", "{\"tags\":null}", "tags are a text or a list"),
                of("PUT", "users/u", "{\"tags\":5}", "tags are a text or a list"),
                of("PUT", "users/u", "{\"tags\":\"\",\"password\":5}", "a password is a text"),
                of("PUT", "users/u", "{\"tags\":\"\",\"password\":null}", "a password is a text"),
                of("PUT", "vhosts/w", "{\"tags\":true}", "tags are a text or a list"),
                of("POST", "bindings/v/e/topic/q/q", "{\"arguments\":{\"a\":null}}", "null_not_allowed"),
                of("POST", "exchanges/v/topic/publish", published("\"q\"", "[]"), "properties are no object"),
                of("POST", "exchanges/v/topic/publish", published("null", "{}"), "a routing key is a text"),
                of("POST", "exchanges/v/topic/publish", published("5", "{}"), "a routing key is a text"),
                of("POST", "queues/v/q/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\",\"truncate\":-1}", "truncate is below 0"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("whatRabbitFallsOver")
    void isRefusedInASentence(String method, String path, String body, String sentence) throws Exception {
        assertThat(desk.told(method, path, body)).isEqualTo(told(sentence));
    }

    @Test void aQueueThatIsExclusiveOrNotIsNothingElse() throws Exception {
        assertThat(desk.told("PUT", "queues/v/x", "{\"exclusive\":\"s\"}")).startsWith("400");
    }

    @Test void whoMayNotGetIsToldWithTheCodesName() throws Exception {
        String told = "401 {\"error\":\"not_authorised\",\"reason\":\"ACCESS_REFUSED - access to queue '%s' in vhost 'v' refused for user 'limited'\"}";
        assertThat(desk.told("POST", "queues/v/q/get", "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}", "limited:p")).isEqualTo(String.format(told, "q"));
        assertThat(desk.told("GET", "aliveness-test/v", "", "limited:p")).isEqualTo(String.format(told, "aliveness-test"));
    }

    @Test void aUserOfADefinitionsFileLogsInByThePasswordInIt() throws Exception {
        assertThat(desk.told("POST", "definitions", "{\"users\":[{\"name\":\"imported\",\"tags\":\"management\",\"password\":\"secret\"}]}")).isEqualTo("204");
        assertThat(desk.told("GET", "whoami", "", "imported:secret")).isEqualTo("200 {\"name\":\"imported\",\"tags\":[\"management\"]}");
        assertThat(desk.told("GET", "whoami", "", "imported:")).startsWith("401");
    }

    @Test void aUserMadeWithoutAPasswordHasOneThatNobodyCanSayAndLosesItWhenChangedWithoutOne() throws Exception {
        assertThat(desk.told("PUT", "users/silent", "{\"tags\":\"management\",\"limits\":{\"max-channels\":7}}")).isEqualTo("201");
        ObjectNode made = (ObjectNode) desk.get("users/silent");
        assertThat(made.get("password_hash").asText()).hasSize(48);
        assertThat(made.get("limits").toString()).isEqualTo("{\"max-channels\":7}");
        assertThat(desk.told("GET", "whoami", "", "silent:")).startsWith("401");
        assertThat(desk.told("PUT", "users/silent", "{\"tags\":\"management\"}")).isEqualTo("204");
        assertThat(desk.get("users/silent").get("password_hash").asText()).isEmpty();
        assertThat(desk.told("PUT", "users/old", "{\"administrator\":\"true\",\"password\":\"p\"}")).isEqualTo("201");
        assertThat(desk.get("users/old").get("tags").toString()).isEqualTo("[\"administrator\"]");
    }
}
