package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What clients of the interface ask of a cluster; here it is always one node with everything switched on. */
final class ClusterResource {

    /** RabbitMQ 3.10's, all of which it has switched on in a new node. */
    private static final List<String> FEATURE_FLAGS = List.of("classic_mirrored_queue_version", "drop_unroutable_metric", "empty_basic_get_metric",
            "implicit_default_bindings", "maintenance_mode_status", "quorum_queue", "stream_queue", "user_limits", "virtual_host_metadata");

    private final ManagementPort broker;

    ClusterResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.on("GET", "extensions", Need.ANYBODY, request -> Answer.of(Lists.JSON.arrayNode()))
                .on("GET", "auth", Need.NOBODY_KNOWN, request -> Answer.of(Lists.object().put("enable_uaa", false).put("uaa_client_id", "").put("uaa_location", "")))
                .list("feature-flags", Need.ADMINISTRATOR, request -> Answer.of(Lists.of(FEATURE_FLAGS.stream(), ClusterResource::flag)))
                .on("PUT", "feature-flags/:name/enable", Need.ADMINISTRATOR, ClusterResource::enable)
                .on("POST", "rebalance/queues", Need.ADMINISTRATOR, request -> Answer.NO_CONTENT)
                .on("DELETE", "reset", Need.ADMINISTRATOR, request -> Answer.NO_CONTENT)
                .on("DELETE", "reset/:node", Need.ADMINISTRATOR, request -> onNode(request, Answer.OBJECT_NOT_FOUND))
                .on("POST", "vhosts/:vhost/start/:node", Need.ADMINISTRATOR, this::start);
    }

    private static ObjectNode flag(String name) {
        return Lists.object().put("name", name).put("desc", "").put("doc_url", "").put("state", "enabled").put("stability", "stable").put("provided_by", "rabbit");
    }

    private static Answer enable(Request request) {
        if (Stream.of(request.name("name")).noneMatch(FEATURE_FLAGS::contains)) {
            throw HttpRefusal.badRequest("unsupported");
        }
        return Answer.NO_CONTENT;
    }

    private static Answer onNode(Request request, Answer elsewhere) {
        return request.name("node").equals(OverviewResource.NODE) ? Answer.NO_CONTENT : elsewhere;
    }

    /** Virtual hosts run as long as the broker does. */
    private Answer start(Request request) {
        String node = request.name("node");
        Answer noNode = HttpRefusal.badRequest("Request to node " + node + " failed with nodedown").answer();
        if (node.equals(OverviewResource.NODE)) {
            Lists.vhost(broker.snapshot(), request.name("vhost"));
        }
        return onNode(request, noNode);
    }
}
