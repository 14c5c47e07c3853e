package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path that RabbitMQ 3.10.8's management plugin answers is answered here; what is asked at the edges is refused in its words. */
@Timeout(300)
class WholeInterfaceTest {

    private static final String NOT_FOUND = "404 {\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}";

    @RegisterExtension static final HttpDesk desk = HttpDesk.having(
            "PUT vhosts/v",
            "PUT queues/v/q {\"durable\":true}");

    @ParameterizedTest
    @ValueSource(strings = {"overview", "cluster-name", "nodes", "nodes/bindery@localhost", "extensions", "all-configuration", "definitions",
        "definitions/v", "parameters", "parameters/x", "parameters/x/v", "global-parameters", "policies", "policies/v", "operator-policies",
        "operator-policies/v", "vhost-limits", "vhost-limits/v", "connections", "connections/username/guest", "channels", "consumers", "consumers/v",
        "exchanges", "exchanges/v", "exchanges/v/amq.topic", "exchanges/v/amq.default", "exchanges/v/amq.topic/bindings/source",
        "exchanges/v/amq.topic/bindings/destination", "exchanges/v/amq.default/bindings/source", "queues", "queues/v", "queues/v/q",
        "queues/v/q/bindings", "bindings", "bindings/v", "bindings/v/e/amq.default/q/q", "bindings/v/e/amq.topic/e/amq.fanout", "vhosts", "vhosts/v",
        "vhosts/v/permissions", "vhosts/v/topic-permissions", "vhosts/v/connections", "vhosts/v/channels", "users", "users/without-permissions",
        "users/guest", "users/guest/permissions", "users/guest/topic-permissions", "user-limits", "user-limits/guest", "feature-flags", "whoami",
        "permissions", "permissions/v/guest", "topic-permissions", "aliveness-test/v", "healthchecks/node", "healthchecks/node/bindery@localhost",
        "health/checks/alarms", "health/checks/local-alarms", "health/checks/certificate-expiration/1/weeks", "health/checks/protocol-listener/amqp",
        "health/checks/virtual-hosts", "health/checks/node-is-mirror-sync-critical", "health/checks/node-is-quorum-critical", "auth"})
    void isThere(String path) throws Exception {
        assertThat(desk.told("GET", path, "")).startsWith("200 ");
        assertThat(desk.told("HEAD", path, "")).isEqualTo("200");
    }

    static Stream<Arguments> asked() {
        return Stream.of(
                of("GET", "auth", "", "200 {\"enable_uaa\":false,\"uaa_client_id\":\"\",\"uaa_location\":\"\"}"),
                of("PUT", "cluster-name", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,name}]\"}"),
                of("GET", "global-parameters/none", "", NOT_FOUND),
                of("PUT", "global-parameters/none", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,value}]\"}"),
                of("GET", "parameters/none/none", "", NOT_FOUND),
                of("POST", "users/bulk-delete", "{\"users\":[\"none1\"]}", "400 {\"error\":\"bad_request\",\"reason\":[\"no_such_user\",\"none1\"]}"),
                of("POST", "users/bulk-delete", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,users}]\"}"),
                of("POST", "queues/v/q/actions", "{\"action\":\"sync\"}", "204"),
                of("POST", "queues/v/q/actions", "{\"action\":\"bogus\"}", "400 {\"error\":\"bad_request\",\"reason\":[\"unknown\",\"bogus\"]}"),
                of("POST", "queues/v/q/actions", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"[{key_missing,action}]\"}"),
                of("POST", "rebalance/queues", "", "204"),
                of("POST", "vhosts/v/start/bindery@localhost", "", "204"),
                of("POST", "vhosts/v/start/x", "", "400 {\"error\":\"bad_request\",\"reason\":\"Request to node x failed with nodedown\"}"),
                of("PUT", "feature-flags/quorum_queue/enable", "{}", "204"),
                of("PUT", "feature-flags/none/enable", "{}", "400 {\"error\":\"bad_request\",\"reason\":\"unsupported\"}"),
                of("GET", "healthchecks/node/none", "", NOT_FOUND),
                of("GET", "health/checks/certificate-expiration/-1/DAYS", "", "200 {\"status\":\"ok\"}"),
                of("GET", "health/checks/certificate-expiration/99999999999999999999/years", "", "200 {\"status\":\"ok\"}"),
                of("GET", "health/checks/certificate-expiration/1/foo", "",
                        "400 {\"error\":\"bad_request\",\"reason\":\"Time unit not recognised. Supported units: days, weeks, months, years.\"}"),
                of("GET", "health/checks/certificate-expiration/x/weeks", "", "400 {\"error\":\"bad_request\",\"reason\":\"Invalid expiration value.\"}"),
                of("GET", "health/checks/port-listener/x", "", "400 {\"error\":\"bad_request\",\"reason\":\"Invalid port\"}"),
                of("GET", "vhosts/none/connections", "", NOT_FOUND),
                of("GET", "definitions/none", "", "400 {\"error\":\"bad_request\",\"reason\":\"vhost_not_found\"}"),
                of("GET", "topic-permissions/v/guest", "", NOT_FOUND),
                of("GET", "users/none/topic-permissions", "", NOT_FOUND),
                of("GET", "federation-links", "", NOT_FOUND));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("asked")
    void isAnsweredAsByRabbitMq(String method, String path, String body, String told) throws Exception {
        assertThat(desk.told(method, path, body)).isEqualTo(told);
    }

    @Test void aPortNobodyListensOnIsFoundMissingHoweverLargeItIs() throws Exception {
        assertThat(desk.told("GET", "health/checks/port-listener/99999999999999999999", ""))
                .startsWith("503 {\"status\":\"failed\",\"reason\":\"No active listener\",\"missing\":99999999999999999999,\"ports\":[");
        assertThat(desk.told("GET", "health/checks/port-listener/" + desk.broker.amqpPort(), ""))
                .isEqualTo("200 {\"status\":\"ok\",\"port\":" + desk.broker.amqpPort() + "}");
    }

    @Test void theBrokerCarriesTheNameItWasGiven() throws Exception {
        assertThat(desk.told("GET", "cluster-name", "")).isEqualTo("200 {\"name\":\"bindery@localhost\"}");
        assertThat(desk.told("PUT", "cluster-name", "{\"name\":\"desk\"}")).isEqualTo("204");
        assertThat(desk.get("overview").get("cluster_name").asText()).isEqualTo("desk");
        assertThat(desk.told("GET", "global-parameters/cluster_name", "")).isEqualTo("200 {\"name\":\"cluster_name\",\"value\":\"desk\"}");
        assertThat(desk.told("DELETE", "global-parameters/cluster_name", "")).isEqualTo("204");
        assertThat(desk.told("GET", "cluster-name", "")).isEqualTo("200 {\"name\":\"bindery@localhost\"}");
    }

    @Test void aGlobalParameterIsMadeChangedAndCleared() throws Exception {
        assertThat(desk.told("PUT", "global-parameters/gp", "{\"value\":{\"a\":1}}")).isEqualTo("201");
        assertThat(desk.told("PUT", "global-parameters/gp", "{\"value\":2}")).isEqualTo("204");
        assertThat(desk.told("GET", "global-parameters/gp", "")).isEqualTo("200 {\"name\":\"gp\",\"value\":2}");
        assertThat(desk.told("DELETE", "global-parameters/gp", "")).isEqualTo("204");
        assertThat(desk.told("DELETE", "global-parameters/gp", "")).isEqualTo(NOT_FOUND);
    }

    @Test void severalUsersGoAtOnce() throws Exception {
        desk.told("PUT", "users/b1", "{\"password\":\"x\",\"tags\":\"\"}");
        desk.told("PUT", "users/b2", "{\"password\":\"x\",\"tags\":\"\"}");
        assertThat(desk.told("POST", "users/bulk-delete", "{\"users\":[\"b1\",\"b2\"]}")).isEqualTo("204");
        assertThat(desk.told("GET", "users/b1", "")).isEqualTo(NOT_FOUND);
        assertThat(desk.told("GET", "users/b2", "")).isEqualTo(NOT_FOUND);
    }

    @Test void topicPermissionsAreClearedExchangeByExchange() throws Exception {
        desk.told("PUT", "vhosts/topics", "");
        String path = "topic-permissions/topics/guest";
        assertThat(desk.told("PUT", path, "{\"exchange\":\"amq.topic\",\"write\":\"a\",\"read\":\"b\"}")).isEqualTo("201");
        assertThat(desk.told("PUT", path, "{\"exchange\":\"e2\",\"write\":\"a\",\"read\":\"b\"}")).isEqualTo("204");
        assertThat(desk.told("DELETE", path + "/e2", "")).isEqualTo("204");
        assertThat(desk.told("GET", path, "")).isEqualTo("200 [{\"user\":\"guest\",\"vhost\":\"topics\",\"exchange\":\"amq.topic\",\"write\":\"a\",\"read\":\"b\"}]");
        assertThat(desk.told("DELETE", path, "")).isEqualTo("204");
        assertThat(desk.told("DELETE", path, "")).isEqualTo(NOT_FOUND);
        desk.told("DELETE", "vhosts/topics", "");
    }

    @Test void whoMonitorsNothingIsNotToldOfNodeAndListeners() throws Exception {
        desk.told("PUT", "users/plain", "{\"password\":\"p\",\"tags\":\"management\"}");
        assertThat(desk.told("GET", "overview?columns=node,listeners", "", "plain:p")).isEqualTo("200 []");
        assertThat(desk.told("GET", "overview?columns=node", "")).isEqualTo("200 {\"node\":\"bindery@localhost\"}");
    }
}
