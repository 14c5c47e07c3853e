package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands after a definitions file was brought over HTTP, taken or refused: as after a RabbitMQ 3.10.8 was given the same. */
@Timeout(60)
class ImportTest {

    private static final String VHOST = "\"vhosts\":[{\"name\":\"v\"}]";
    private static final String BAD_QUEUE = "{\"name\":\"bad\",\"vhost\":\"v\",\"durable\":true,\"auto_delete\":false,\"arguments\":{\"x-max-length\":\"a\"}}";
    private static final String BAD_POLICY = "{\"name\":\"bad\",\"vhost\":\"v\",\"pattern\":\"(\",\"definition\":{\"max-length\":1}}";

    @RegisterExtension static final HttpDesk desk = HttpDesk.having("PUT users/operator {\"password\":\"p\",\"tags\":\"administrator\"}");

    @BeforeEach @AfterEach void forget() throws Exception {
        desk.told("DELETE", "vhosts/v", "");
        desk.told("DELETE", "users/new", "");
        desk.told("DELETE", "global-parameters/g", "");
    }

    private static String brought(String... members) throws Exception {
        return desk.told("POST", "definitions", "{" + String.join(",", members) + "}");
    }

    private static String queue(String name) {
        return "{\"name\":\"" + name + "\",\"vhost\":\"v\",\"durable\":true,\"auto_delete\":false,\"arguments\":{}}";
    }

    private static String exchange(String name, String type) {
        return "{\"name\":\"" + name + "\",\"vhost\":\"v\",\"type\":\"" + type + "\",\"durable\":true,\"auto_delete\":false,\"internal\":false,\"arguments\":{}}";
    }

    private static String list(String member, String... things) {
        return "\"" + member + "\":[" + String.join(",", things) + "]";
    }

    private static List<String> names(String path) throws Exception {
        return StreamSupport.stream(desk.get(path).spliterator(), false).map(each -> each.get("name").asText()).filter(name -> !name.isEmpty() && !name.startsWith("amq.")).toList();
    }

    @Test void whoBringsAVirtualHostMayDoEverythingInIt() throws Exception {
        String all = "[{\"user\":\"operator\",\"vhost\":\"v\",\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}]";
        assertThat(desk.told("POST", "definitions", "{" + VHOST + "}", "operator:p")).isEqualTo("204");
        assertThat(desk.get("vhosts/v/permissions").toString()).isEqualTo(all);
        assertThat(brought(VHOST)).isEqualTo("204");
        assertThat(desk.get("vhosts/v/permissions").toString()).as("it was there before").isEqualTo(all);
    }

    @Test void whatTheFileSaysOfHimCountsAfterAll() throws Exception {
        String permission = "{\"user\":\"operator\",\"vhost\":\"v\",\"configure\":\"a\",\"write\":\"b\",\"read\":\"c\"}";
        assertThat(desk.told("POST", "definitions", "{" + VHOST + "," + list("permissions", permission) + "}", "operator:p")).isEqualTo("204");
        assertThat(desk.get("vhosts/v/permissions").toString()).isEqualTo("[" + permission + "]");
    }

    @Test void whatStandsBesideARefusedOneIsTaken() throws Exception {
        assertThat(brought(VHOST, list("queues", queue("before"), BAD_QUEUE, queue("after")), list("bindings",
                "{\"source\":\"amq.direct\",\"vhost\":\"v\",\"destination\":\"before\",\"destination_type\":\"queue\",\"routing_key\":\"k\",\"arguments\":{}}")))
                .startsWith("400 {\"error\":\"bad_request\",\"reason\":[\"amqp_error\",\"precondition_failed\"");
        assertThat(names("queues/v")).containsExactly("after", "before");
        assertThat(desk.get("exchanges/v/amq.direct/bindings/source")).as("what comes behind is not").isEmpty();
        assertThat(brought(list("users", "{\"name\":\"bad\"}", "{\"name\":\"new\",\"tags\":\"\"}"))).startsWith("400").contains("tags_not_present");
        assertThat(desk.told("GET", "users/new", "")).startsWith("200");
    }

    @Test void policiesAndParametersAreTakenInTurn() throws Exception {
        assertThat(brought(VHOST, list("policies", BAD_POLICY, "{\"name\":\"good\",\"vhost\":\"v\",\"pattern\":\"a\",\"definition\":{\"max-length\":1}}"))).startsWith("400");
        assertThat(names("policies/v")).isEmpty();
    }

    @Test void exchangesComeBeforePoliciesBeforeParametersBeforeQueues() throws Exception {
        String policy = "{\"name\":\"good\",\"vhost\":\"v\",\"pattern\":\"a\",\"definition\":{\"max-length\":1}}";
        String noParameter = "{\"component\":\"none\",\"name\":\"bad\",\"vhost\":\"v\",\"value\":1}";
        assertThat(brought(VHOST, list("exchanges", exchange("x", "none"), exchange("good", "direct")), list("global_parameters", "{\"name\":\"g\",\"value\":1}"),
                list("policies", policy), list("queues", queue("q")))).startsWith("400");
        assertThat(names("exchanges/v")).containsExactly("good");
        assertThat(names("policies/v")).isEmpty();
        assertThat(desk.told("GET", "global-parameters/g", "")).startsWith("404");
        assertThat(brought(list("policies", policy), list("parameters", noParameter), list("queues", queue("q")))).startsWith("400").contains("component none not found");
        assertThat(names("policies/v")).containsExactly("good");
        assertThat(names("queues/v")).isEmpty();
    }

    @Test void namesOfTheBrokersOwnArePassedOver() throws Exception {
        assertThat(brought(VHOST, list("queues", queue("amq.gen-1"), queue("q")), list("exchanges", exchange("amq.mine", "direct"), exchange("", "direct")))).isEqualTo("204");
        assertThat(desk.get("queues/v").findValuesAsText("name")).containsExactly("q");
        assertThat(desk.told("GET", "exchanges/v/amq.mine", "")).startsWith("404");
    }

    @Test void ofTwoWithOneNameTheFirstStands() throws Exception {
        assertThat(brought(VHOST, list("queues", queue("q"), queue("q").replace("\"durable\":true", "\"durable\":false")),
                list("exchanges", exchange("x", "direct"), exchange("x", "fanout")))).isEqualTo("204");
        assertThat(desk.get("queues/v/q").get("durable").asBoolean()).isTrue();
        assertThat(desk.get("exchanges/v/x").get("type").asText()).isEqualTo("direct");
    }

    @Test void aTypeThatAPluginWouldBringIsUnknown() throws Exception {
        String characters = Lists.characters("unknown exchange type 'x-delayed-message'").toString();
        assertThat(brought(VHOST, list("exchanges", exchange("x", "x-delayed-message"))))
                .isEqualTo("400 {\"error\":\"bad_request\",\"reason\":[\"amqp_error\",\"command_invalid\"," + characters + ",\"none\"]}");
    }

    @Test void anOperatorsPolicyNeedsAPriority() throws Exception {
        String value = "{\"pattern\":\"a\",\"definition\":{\"max-length\":5}}";
        String parameter = list("parameters", "{\"component\":\"operator_policy\",\"name\":\"o\",\"vhost\":\"v\",\"value\":" + value + "}");
        assertThat(brought(VHOST, parameter)).isEqualTo("400 {\"error\":\"bad_request\",\"reason\":\"Validation failed\\n\\nKey \\\"priority\\\" not found in o\\n (v/operator_policy/o)\"}");
        assertThat(brought(VHOST, parameter.replace("\"pattern\"", "\"priority\":0,\"pattern\""))).isEqualTo("204");
    }

    @Test void fileOf36ComesInWithItsUsers() throws Exception {
        JsonNode hash = desk.get("users/operator").get("password_hash");
        assertThat(brought("\"rabbit_version\":\"3.6.15\"", VHOST, list("users", "{\"name\":\"new\",\"password_hash\":" + hash
                + ",\"hashing_algorithm\":\"rabbit_password_hashing_sha256\",\"tags\":\"administrator\"}"), list("policies",
                "{\"name\":\"ha-all\",\"vhost\":\"v\",\"pattern\":\"\",\"apply-to\":\"all\",\"definition\":{\"ha-mode\":\"all\",\"ha-sync-mode\":\"automatic\"},\"priority\":0}"))).isEqualTo("204");
        assertThat(desk.told("GET", "whoami", "", "new:p")).isEqualTo("200 {\"name\":\"new\",\"tags\":[\"administrator\"]}");
    }
}
