package io.bindery.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.ClientDetails;
import io.bindery.model.ClientDetails.ChannelDetails;
import io.bindery.model.ClientDetails.ChannelMode;
import java.util.List;
import java.util.stream.Stream;

/** Channels, and the consumers on them. */
final class ChannelsResource {

    private final ManagementPort broker;
    private final Rates rates;

    ChannelsResource(ManagementPort broker, Rates rates) {
        this.broker = broker;
        this.rates = rates;
        rates.samples(counted -> channels(ConnectionsResource.all(broker)).forEach(open -> counted.accept(open.rated(), Counters.of(open.channel.stats()))));
    }

    /** A channel and whose it is. */
    private record Open(ClientDetails client, ChannelDetails channel) {
        String name() {
            return ConnectionsResource.name(client) + " (" + channel.number() + ")";
        }

        /** The same name may come again. */
        String rated() {
            return "channel " + channel.number() + " of " + client.connection().id();
        }
    }

    void addTo(Router router) {
        router.pages("channels", Need.ANYBODY, this::visible)
                .list("vhosts/:vhost/channels", Need.VHOST, this::ofVhost)
                .list("connections/:name/channels", Need.ANYBODY, request -> list(Stream.of(ConnectionsResource.existing(broker, request))))
                .on("GET", "channels/:name", Need.ANYBODY, this::one)
                .list("consumers", Need.ANYBODY, Listing.AS_IT_COMES, this::consumers)
                .list("consumers/:vhost", Need.ANYBODY, Listing.AS_IT_COMES, this::consumers);
    }

    private List<Row> visible(Request request) {
        return channels(ConnectionsResource.visible(broker, request))
                .map(open -> Row.in(open.client.connection().vhost(), open.name(), () -> json(open))).toList();
    }

    private Answer ofVhost(Request request) {
        String vhost = Lists.vhost(broker.snapshot(), request.name("vhost")).name();
        return list(ConnectionsResource.visible(broker, request).filter(client -> client.connection().vhost().equals(vhost)));
    }

    private Answer list(Stream<ClientDetails> clients) {
        return Answer.of(Lists.of(channels(clients), this::json));
    }

    private static Stream<Open> channels(Stream<ClientDetails> clients) {
        return clients.flatMap(client -> client.channels().stream().map(channel -> new Open(client, channel)));
    }

    private Answer one(Request request) {
        Open open = Lists.found(channels(ConnectionsResource.all(broker)).filter(each -> each.name().equals(request.name("name"))).findFirst());
        ConnectionsResource.refuseUnlessVisible(request, open.client);
        ObjectNode json = json(open);
        ArrayNode consumers = Lists.JSON.arrayNode();
        addConsumers(consumers, open);
        json.set("consumer_details", consumers);
        json.set("publishes", Lists.JSON.arrayNode());
        json.set("deliveries", Lists.JSON.arrayNode());
        return Answer.of(json);
    }

    private ObjectNode json(Open open) {
        ObjectNode json = counted(open);
        if (json.get("message_stats") instanceof ObjectNode stats) {
            rates.put(stats, List.of(open.rated()));
        }
        return json;
    }

    private static ObjectNode counted(Open open) {
        ChannelDetails channel = open.channel;
        String user = open.client.connection().user();
        ObjectNode json = Lists.object().put("number", channel.number()).put("name", open.name()).put("user", user)
                .put("user_who_performed_action", user).put("vhost", open.client.connection().vhost()).put("node", OverviewResource.NODE)
                .put("state", "running").put("confirm", channel.modes().contains(ChannelMode.CONFIRM))
                .put("transactional", channel.modes().contains(ChannelMode.TRANSACTIONAL))
                .put("prefetch_count", channel.prefetch()).put("global_prefetch_count", channel.sharedPrefetch())
                .put("consumer_count", channel.consumers().size()).put("messages_unacknowledged", channel.unacked())
                .put("messages_unconfirmed", channel.unconfirmed()).put("messages_uncommitted", channel.uncommitted())
                .put("acks_uncommitted", channel.acksUncommitted()).put("pending_raft_commands", 0);
        json.set("connection_details", ConnectionsResource.reference(open.client));
        StatsJson.put(json, StatsJson.of(channel.stats()));
        return json;
    }

    // consumers

    private Answer consumers(Request request) {
        String vhost = request.name("vhost") == null ? null : Lists.vhost(broker.snapshot(), request.name("vhost")).name();
        ArrayNode all = Lists.JSON.arrayNode();
        channels(ConnectionsResource.all(broker)).filter(open -> request.caller().mayGoInto(open.client.connection().vhost())
                && (vhost == null || open.client.connection().vhost().equals(vhost))).forEach(open -> addConsumers(all, open));
        return Answer.of(all);
    }

    /** Those of one queue. */
    static ArrayNode consumersOf(ManagementPort broker, String vhost, String queue) {
        ArrayNode all = Lists.JSON.arrayNode();
        channels(ConnectionsResource.all(broker)).filter(open -> open.client.connection().vhost().equals(vhost)).forEach(open ->
                open.channel.consumers().stream().filter(consumer -> consumer.queue().equals(queue)).forEach(consumer -> all.add(json(open, consumer))));
        return all;
    }

    private static void addConsumers(ArrayNode all, Open open) {
        open.channel.consumers().forEach(consumer -> all.add(json(open, consumer)));
    }

    private static ObjectNode json(Open open, ClientDetails.ConsumerDetails details) {
        var consumer = details.consumer();
        ObjectNode json = Lists.object();
        json.set("arguments", FieldJson.of(details.arguments()));
        json.put("ack_required", !consumer.noAck()).put("active", consumer.active())
                .put("activity_status", !consumer.active() ? "waiting" : details.singleActive() ? "single_active" : "up");
        ObjectNode channel = Lists.object().put("name", open.name()).put("number", open.channel.number())
                .put("user", open.client.connection().user()).put("connection_name", ConnectionsResource.name(open.client)).put("node", OverviewResource.NODE);
        json.set("channel_details", ConnectionsResource.putPeer(channel, open.client));
        json.put("consumer_tag", consumer.tag()).put("exclusive", consumer.exclusive()).put("prefetch_count", consumer.prefetch());
        json.set("queue", Lists.object().put("name", details.queue()).put("vhost", open.client.connection().vhost()));
        return json;
    }
}
