package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.ClientDetails;
import io.bindery.model.ConnectionTerms;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who is connected, and how to send somebody away. */
final class ConnectionsResource {

    private static final String WHY = "Closed via management plugin";

    private static final List<String> OF_TLS = List.of("ssl_protocol", "ssl_key_exchange", "ssl_cipher", "ssl_hash",
            "peer_cert_subject", "peer_cert_issuer", "peer_cert_validity");

    private final ManagementPort broker;

    ConnectionsResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.pages("connections", Need.ANYBODY, request -> rows(visible(broker, request), ConnectionsResource::json))
                .list("vhosts/:vhost/connections", Need.VHOST, this::ofVhost)
                .pages("connections/username/:user", Need.ANYBODY, this::ofUser)
                .on("DELETE", "connections/username/:user", Need.ANYBODY, this::closeAll)
                .on("GET", "connections/:name", Need.ANYBODY, request -> Answer.of(json(existing(broker, request))))
                .on("DELETE", "connections/:name", Need.ANYBODY, this::close);
    }

    /** Those of this interface itself have numbers below zero and are not told of. */
    static Stream<ClientDetails> all(ManagementPort broker) {
        return broker.clients().stream().filter(client -> client.connection().id() > 0);
    }

    /** One's own, and for who monitors everybody's. */
    static Stream<ClientDetails> visible(ManagementPort broker, Request request) {
        return all(broker).filter(client -> sees(request, client));
    }

    static ClientDetails existing(ManagementPort broker, Request request) {
        ClientDetails client = Lists.found(all(broker).filter(each -> name(each).equals(request.name("name"))).findFirst());
        refuseUnlessVisible(request, client);
        return client;
    }

    static void refuseUnlessVisible(Request request, ClientDetails client) {
        if (!sees(request, client)) {
            throw HttpRefusal.notAuthorised("User not authorised to access object");
        }
    }

    private static boolean sees(Request request, ClientDetails client) {
        return request.caller().monitors() || client.connection().user().equals(request.caller().name());
    }

    private Answer ofVhost(Request request) {
        String vhost = Lists.vhost(broker.snapshot(), request.name("vhost")).name();
        return Answer.of(Lists.of(visible(broker, request).filter(client -> client.connection().vhost().equals(vhost)), ConnectionsResource::json));
    }

    private Stream<ClientDetails> connectedAs(Request request) {
        return all(broker).filter(client -> client.connection().user().equals(request.name("user")));
    }

    /** Of somebody's connections no more than where they are. */
    private List<Row> ofUser(Request request) {
        refuseUnlessMine(request, request.caller().monitors());
        return rows(connectedAs(request), client -> Lists.object().put("name", name(client)).put("vhost", client.connection().vhost())
                .put("user", client.connection().user()).put("node", OverviewResource.NODE));
    }

    private static List<Row> rows(Stream<ClientDetails> clients, Function<ClientDetails, ObjectNode> json) {
        return clients.map(client -> Row.in(client.connection().vhost(), name(client), () -> json.apply(client))).toList();
    }

    private Answer closeAll(Request request) {
        refuseUnlessMine(request, request.caller().administers());
        connectedAs(request).forEach(client -> close(request, client));
        return Answer.NO_CONTENT;
    }

    private static void refuseUnlessMine(Request request, boolean mayOthers) {
        if (!mayOthers && !request.name("user").equals(request.caller().name())) {
            throw HttpRefusal.notAuthorised("User not authorised to access object");
        }
    }

    private Answer close(Request request) {
        ClientDetails client = existing(broker, request);
        if (!request.caller().administers() && !client.connection().user().equals(request.caller().name())) {
            throw HttpRefusal.notAuthorised("User not authorised to access object");
        }
        close(request, client);
        return Answer.NO_CONTENT;
    }

    private void close(Request request, ClientDetails client) {
        HttpRefusal.throwIf(broker.execute(new AdminCommand.CloseConnection(client.connection().id(), request.reason() == null ? WHY : request.reason())));
    }

    /** Both ends, as RabbitMQ names a connection. */
    static String name(ClientDetails client) {
        return client.connection().peer() + " -> " + client.terms().host() + ":" + client.terms().port();
    }

    /** What others say of the connection they belong to. */
    static ObjectNode reference(ClientDetails client) {
        return putPeer(Lists.object().put("name", name(client)), client);
    }

    static ObjectNode putPeer(ObjectNode json, ClientDetails client) {
        String peer = client.connection().peer();
        int colon = peer.lastIndexOf(':');
        return json.put("peer_host", peer.substring(0, colon)).put("peer_port", Integer.parseInt(peer.substring(colon + 1)));
    }

    private static ObjectNode json(ClientDetails client) {
        ConnectionSnapshot connection = client.connection();
        ConnectionTerms terms = client.terms();
        ObjectNode json = putPeer(Lists.object().put("name", name(client)), client).put("host", terms.host()).put("port", terms.port())
                .put("user_provided_name", client.properties().text("connection_name").orElse(null))
                .put("user", connection.user()).put("user_who_performed_action", connection.user()).put("vhost", connection.vhost())
                .put("state", "running").put("protocol", "AMQP 0-9-1").put("type", "network").put("node", OverviewResource.NODE)
                .put("channels", connection.channels()).put("connected_at", connection.connectedAtMillis())
                .put("auth_mechanism", terms.mechanism()).put("ssl", terms.secured()).put("timeout", terms.heartbeatSeconds())
                .put("frame_max", terms.frameMax()).put("channel_max", terms.channelMax());
        if (!terms.secured()) {
            OF_TLS.forEach(json::putNull);
        }
        json.set("client_properties", FieldJson.of(client.properties()));
        return json;
    }
}
