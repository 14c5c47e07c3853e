package io.bindery.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.engine.ClientCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueueDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The broker as a whole: figures, the node, who is asking, and whether it is well. */
final class OverviewResource {

    static final String NODE = "bindery@localhost";
    private static final List<List<String>> EXCHANGE_TYPES = List.of(
            List.of("direct", "AMQP direct exchange, as per the AMQP specification"),
            List.of("fanout", "AMQP fanout exchange, as per the AMQP specification"),
            List.of("headers", "AMQP headers exchange, as per the AMQP specification"),
            List.of("topic", "AMQP topic exchange, as per the AMQP specification"),
            List.of("x-consistent-hash", "Consistent Hashing Exchange"),
            List.of("x-random", "Randomly picks a binding (queue) to route via (to)."));

    private final ManagementPort broker;

    OverviewResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.on("GET", "overview", Need.ANYBODY, this::overview)
                .on("GET", "whoami", Need.ANYBODY, OverviewResource::whoami)
                .on("GET", "cluster-name", Need.ANYBODY, request -> Answer.of(Lists.object().put("name", NODE)))
                .on("GET", "extensions", Need.ANYBODY, request -> Answer.of(Lists.JSON.arrayNode()))
                .list("nodes", Need.MONITORING, request -> Answer.of(Lists.JSON.arrayNode().add(node())))
                .on("GET", "nodes/:node", Need.MONITORING, this::node)
                .on("GET", "aliveness-test/:vhost", Need.VHOST, this::alive)
                .on("GET", "healthchecks/node", Need.MONITORING, request -> ok())
                .on("GET", "health/checks/alarms", Need.ANYBODY, request -> alarms())
                .on("GET", "health/checks/local-alarms", Need.ANYBODY, request -> alarms())
                .on("GET", "health/checks/virtual-hosts", Need.ANYBODY, request -> ok())
                .on("GET", "health/checks/node-is-mirror-sync-critical", Need.ANYBODY, request -> single())
                .on("GET", "health/checks/node-is-quorum-critical", Need.ANYBODY, request -> single())
                .on("GET", "health/checks/port-listener/:port", Need.ANYBODY, this::port)
                .on("GET", "health/checks/protocol-listener/:protocol", Need.ANYBODY, this::protocol);
    }

    private static Answer whoami(Request request) {
        ObjectNode json = Lists.object().put("name", request.caller().name());
        json.set("tags", Lists.texts(request.caller().user().tags()));
        return Answer.of(json);
    }

    private Answer overview(Request request) {
        BrokerSnapshot snapshot = broker.snapshot();
        ObjectNode json = Lists.object().put("management_version", DefinitionsJson.VERSION).put("rates_mode", "none");
        json.set("exchange_types", exchangeTypes());
        json.put("product_version", DefinitionsJson.VERSION).put("product_name", "Bindery").put("rabbitmq_version", DefinitionsJson.VERSION)
                .put("cluster_name", NODE).put("erlang_version", "none").put("erlang_full_version", "Java " + Runtime.version())
                .put("disable_stats", false).put("enable_queue_totals", false);
        json.set("message_stats", Lists.object().put("publish", snapshot.totals().published()).put("confirm", snapshot.totals().confirmed())
                .put("deliver_get", snapshot.totals().delivered()).put("return_unroutable", snapshot.totals().returned())
                .put("drop_unroutable", snapshot.totals().unroutable() - snapshot.totals().returned()));
        List<QueueSnapshot> queues = Lists.vhosts(snapshot, request).flatMap(vhost -> vhost.queues().stream()).toList();
        json.set("queue_totals", Lists.object().put("messages", queues.stream().mapToLong(QueueSnapshot::depth).sum())
                .put("messages_ready", queues.stream().mapToLong(QueueSnapshot::ready).sum())
                .put("messages_unacknowledged", queues.stream().mapToLong(QueueSnapshot::unacked).sum()));
        json.set("object_totals", Lists.object().put("channels", snapshot.connections().stream().mapToInt(connection -> connection.channels()).sum())
                .put("connections", snapshot.connections().size()).put("consumers", queues.stream().mapToInt(queue -> queue.consumers().size()).sum())
                .put("exchanges", Lists.vhosts(snapshot, request).mapToInt(vhost -> vhost.exchanges().size()).sum()).put("queues", queues.size()));
        json.put("statistics_db_event_queue", 0).put("node", NODE);
        json.set("listeners", listeners());
        return Answer.of(json);
    }

    private static ArrayNode exchangeTypes() {
        return Lists.of(EXCHANGE_TYPES.stream(), type -> Lists.object().put("name", type.get(0)).put("description", type.get(1)).put("enabled", true));
    }

    private ArrayNode listeners() {
        return Lists.of(broker.listeners().entrySet().stream(), listener -> Lists.object().put("node", NODE).put("protocol", listener.getKey())
                .put("ip_address", "127.0.0.1").put("port", listener.getValue()));
    }

    private ObjectNode node() {
        Runtime java = Runtime.getRuntime();
        BrokerSnapshot snapshot = broker.snapshot();
        ObjectNode json = Lists.object().put("name", NODE).put("type", "disc").put("running", true).put("os_pid", String.valueOf(ProcessHandle.current().pid()))
                .put("uptime", System.currentTimeMillis() - broker.startedAtMillis()).put("processors", java.availableProcessors())
                .put("mem_used", java.totalMemory() - java.freeMemory()).put("mem_limit", java.maxMemory())
                .put("mem_alarm", snapshot.alarm().contains("memory")).put("disk_free_alarm", snapshot.alarm().contains("disk")).put("rates_mode", "none");
        json.set("partitions", Lists.JSON.arrayNode());
        json.set("exchange_types", exchangeTypes());
        return json;
    }

    private Answer node(Request request) {
        if (!request.name("node").equals(NODE)) {
            throw HttpRefusal.objectNotFound();
        }
        return Answer.of(node());
    }

    private static Answer ok() {
        return Answer.of(Lists.object().put("status", "ok"));
    }

    private static Answer single() {
        return Answer.of(Lists.object().put("status", "ok").put("reason", "single node cluster"));
    }

    private Answer alarms() {
        String alarm = broker.snapshot().alarm();
        return alarm.isEmpty() ? ok() : failed(Lists.object().put("status", "failed").put("reason", "There are alarms in effect in the cluster: " + alarm));
    }

    private static Answer failed(ObjectNode body) {
        return new Answer(503, body, Map.of());
    }

    private Answer port(Request request) {
        int port = number(request.name("port"));
        if (broker.listeners().containsValue(port)) {
            return Answer.of(Lists.object().put("status", "ok").put("port", port));
        }
        ObjectNode body = Lists.object().put("status", "failed").put("reason", "No active listener").put("missing", port);
        ArrayNode ports = Lists.JSON.arrayNode();
        broker.listeners().values().forEach(ports::add);
        body.set("ports", ports);
        return failed(body);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw HttpRefusal.badRequest("Invalid port number");
        }
    }

    private Answer protocol(Request request) {
        String protocol = request.name("protocol");
        if (broker.listeners().containsKey(protocol)) {
            return Answer.of(Lists.object().put("status", "ok").put("protocol", protocol));
        }
        ObjectNode body = Lists.object().put("status", "failed").put("reason", "No active listener").put("missing", protocol);
        body.set("protocols", Lists.texts(broker.listeners().keySet()));
        return failed(body);
    }

    /** A message through a queue and back. */
    private Answer alive(Request request) {
        String queue = "aliveness-test";
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), Lists.vhost(broker.snapshot(), request.name("vhost")).name())) {
            channel.ask(self -> new ClientCommand.DeclareQueue(self, DirectChannel.NUMBER,
                    new QueueDefinition(request.name("vhost"), queue, Set.of(), FieldTable.EMPTY), false, false));
            channel.say(self -> new ClientCommand.Publish(self, DirectChannel.NUMBER, "", queue, false, false, PropertiesCodec.encode(Properties.NONE),
                    "test_message".getBytes(StandardCharsets.US_ASCII)));
            Object got = channel.ask(self -> new ClientCommand.Get(self, DirectChannel.NUMBER, queue, true));
            return got instanceof DirectChannel.Got ? ok() : failed(Lists.object().put("status", "failed").put("reason", "the message did not come back"));
        }
    }
}
