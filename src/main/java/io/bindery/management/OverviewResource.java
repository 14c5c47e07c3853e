package io.bindery.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.MessageStats;
import io.bindery.model.VhostDetails;
import java.util.List;
import java.util.stream.Stream;

/** The broker as a whole: figures, the node, and who is asking. */
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
    private final Rates rates;

    OverviewResource(ManagementPort broker, Rates rates) {
        this.broker = broker;
        this.rates = rates;
    }

    void addTo(Router router) {
        router.on("GET", "overview", Need.ANYBODY, this::overview)
                .on("GET", "whoami", Need.ANYBODY, OverviewResource::whoami)
                .list("nodes", Need.MONITORING, request -> Answer.of(Lists.JSON.arrayNode().add(node())))
                .on("GET", "nodes/:node", Need.MONITORING, this::node);
    }

    private static Answer whoami(Request request) {
        ObjectNode json = Lists.object().put("name", request.caller().name());
        json.set("tags", Lists.texts(request.caller().user().tags()));
        return Answer.of(json);
    }

    private Answer overview(Request request) {
        BrokerSnapshot snapshot = broker.snapshot();
        ObjectNode json = Lists.object().put("management_version", DefinitionsJson.VERSION).put("rates_mode", "basic");
        json.set("exchange_types", exchangeTypes());
        json.put("product_version", DefinitionsJson.VERSION).put("product_name", "Bindery").put("rabbitmq_version", DefinitionsJson.VERSION)
                .put("cluster_name", ParametersResource.clusterName(broker)).put("erlang_version", "none").put("erlang_full_version", "Java " + Runtime.version())
                .put("release_series_support_status", "supported").put("disable_stats", false).put("enable_queue_totals", false);
        List<String> rated = Lists.vhosts(snapshot, request).map(vhost -> VhostsResource.rated(vhost.name())).toList();
        json.set("message_stats", rates.put(StatsJson.of(broker.vhosts(queue -> false).stream().filter(vhost -> request.caller().mayGoInto(vhost.name()))
                .map(VhostDetails::stats).reduce(MessageStats.NONE, MessageStats::plus)), rated));
        List<QueueSnapshot> queues = Lists.vhosts(snapshot, request).flatMap(vhost -> vhost.queues().stream()).toList();
        json.set("queue_totals", rates.put(Lists.object().put("messages", queues.stream().mapToLong(QueueSnapshot::depth).sum())
                .put("messages_ready", queues.stream().mapToLong(QueueSnapshot::ready).sum())
                .put("messages_unacknowledged", queues.stream().mapToLong(QueueSnapshot::unacked).sum()), rated));
        json.set("object_totals", Lists.object().put("channels", snapshot.connections().stream().mapToInt(connection -> connection.channels()).sum())
                .put("connections", snapshot.connections().size()).put("consumers", queues.stream().mapToInt(queue -> queue.consumers().size()).sum())
                .put("exchanges", Lists.vhosts(snapshot, request).mapToInt(vhost -> vhost.exchanges().size()).sum()).put("queues", queues.size()));
        if (request.caller().monitors()) {
            json.put("statistics_db_event_queue", 0).put("node", NODE);
            json.set("listeners", listeners());
            json.set("contexts", Lists.JSON.arrayNode());
        }
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
                .put("mem_used", java.totalMemory() - java.freeMemory()).put("mem_limit", broker.node().heldLimit())
                .put("disk_free", broker.node().diskFree()).put("disk_free_limit", broker.node().diskFreeLimit())
                .put("db_dir", snapshot.store().directory())
                .put("mem_alarm", snapshot.alarm().contains("memory")).put("disk_free_alarm", snapshot.alarm().contains("disk")).put("rates_mode", "basic");
        json.set("partitions", Lists.JSON.arrayNode());
        json.set("exchange_types", exchangeTypes());
        json.set("auth_mechanisms", Lists.of(Stream.of("PLAIN", "AMQPLAIN", "EXTERNAL"), name -> Lists.object().put("name", name).put("enabled", true)));
        json.set("applications", Lists.JSON.arrayNode());
        json.set("contexts", Lists.JSON.arrayNode());
        json.set("enabled_plugins", Lists.JSON.arrayNode());
        json.set("cluster_links", Lists.JSON.arrayNode());
        return json;
    }

    private Answer node(Request request) {
        if (!request.name("node").equals(NODE)) {
            throw HttpRefusal.objectNotFound();
        }
        return Answer.of(node());
    }
}
