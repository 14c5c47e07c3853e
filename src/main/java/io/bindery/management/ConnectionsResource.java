package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import java.util.stream.Stream;

/** Who is connected, and how to send somebody away. */
final class ConnectionsResource {

    private static final String WHY = "Closed via management plugin";

    private final ManagementPort broker;

    ConnectionsResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.on("GET", "connections", Need.ANYBODY, request -> Answer.of(Lists.of(visible(request), this::json)))
                .on("GET", "vhosts/:vhost/connections", Need.SEES_VHOST, request -> Answer.of(Lists.of(
                        visible(request).filter(connection -> connection.vhost().equals(request.name("vhost"))), this::json)))
                .on("GET", "connections/:name", Need.ANYBODY, request -> Answer.of(json(existing(request))))
                .on("DELETE", "connections/:name", Need.ANYBODY, this::close);
    }

    /** One's own, and for who monitors everybody's. Those of this interface itself have numbers below zero. */
    private Stream<ConnectionSnapshot> visible(Request request) {
        return broker.snapshot().connections().stream().filter(connection -> connection.id() > 0
                && (request.caller().monitors() || connection.user().equals(request.caller().name())));
    }

    private ConnectionSnapshot existing(Request request) {
        return Lists.found(visible(request).filter(connection -> name(connection, broker).equals(request.name("name"))).findFirst());
    }

    private Answer close(Request request) {
        ConnectionSnapshot connection = existing(request);
        if (!request.caller().administers() && !connection.user().equals(request.caller().name())) {
            throw HttpRefusal.notAuthorised("User not authorised to access object");
        }
        HttpRefusal.throwIf(broker.execute(new AdminCommand.CloseConnection(connection.id(), request.reason() == null ? WHY : request.reason())));
        return Answer.NO_CONTENT;
    }

    /** Both ends, as RabbitMQ names a connection. */
    static String name(ConnectionSnapshot connection, ManagementPort broker) {
        return connection.peer() + " -> 127.0.0.1:" + broker.listeners().get("amqp");
    }

    private ObjectNode json(ConnectionSnapshot connection) {
        int colon = connection.peer().lastIndexOf(':');
        ObjectNode json = Lists.object().put("name", name(connection, broker)).put("user_provided_name", connection.name())
                .put("user", connection.user()).put("vhost", connection.vhost()).put("state", "running").put("protocol", "AMQP 0-9-1")
                .put("type", "network").put("node", OverviewResource.NODE).put("channels", connection.channels())
                .put("connected_at", connection.connectedAtMillis()).put("peer_host", connection.peer().substring(0, Math.max(0, colon)))
                .put("peer_port", colon < 0 ? 0 : Integer.parseInt(connection.peer().substring(colon + 1)))
                .put("host", "127.0.0.1").put("port", broker.listeners().get("amqp"));
        json.set("client_properties", Lists.object().put("connection_name", connection.name()).put("product", connection.product()));
        return json;
    }
}
