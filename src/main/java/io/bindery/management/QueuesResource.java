package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.engine.ClientCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDetails;
import io.bindery.model.VhostDetails.QueueDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Queues: looking, declaring, deleting, purging, and taking messages out. */
final class QueuesResource {

    /** An answer takes no further message once it has so many bytes of bodies; RabbitMQ has no such end, and a whole machine. */
    private static final long MOST_GOT = 8 << 20;
    private static final Set<String> MODES = Set.of("ack_requeue_true", "ack_requeue_false", "reject_requeue_true", "reject_requeue_false");

    private final ManagementPort broker;
    private final Rates rates;

    QueuesResource(ManagementPort broker, Rates rates) {
        this.broker = broker;
        this.rates = rates;
        rates.samples(counted -> broker.vhosts(queue -> true).forEach(vhost -> vhost.queues().forEach(queue ->
                counted.accept(rated(queue), Counters.of(queue.queue(), queue.stats())))));
    }

    private static String rated(QueueDetails queue) {
        return "queue " + queue.queue().definition().name() + " in " + queue.queue().definition().vhost();
    }

    void addTo(Router router) {
        router.pages("queues", Need.ANYBODY, this::list)
                .pages("queues/:vhost", Need.VHOST, this::list)
                .on("GET", "queues/:vhost/:name", Need.VHOST, this::one)
                .on("PUT", "queues/:vhost/:name", Need.VHOST, this::declare)
                .on("DELETE", "queues/:vhost/:name", Need.VHOST, this::delete)
                .on("DELETE", "queues/:vhost/:name/contents", Need.VHOST, this::purge)
                .on("POST", "queues/:vhost/:name/actions", Need.ADMINISTRATOR, this::act)
                .on("POST", "queues/:vhost/:name/get", Need.VHOST, this::get);
    }

    private List<Row> list(Request request) {
        String vhost = request.name("vhost");
        if (vhost != null && !broker.settings().hasVhost(vhost)) {
            throw HttpRefusal.objectNotFound();
        }
        return broker.vhosts(queue -> vhost == null || queue.vhost().equals(vhost)).stream().filter(each -> request.caller().mayGoInto(each.name()))
                .flatMap(each -> each.queues().stream().map(queue -> Row.in(each.name(), queue.queue().definition().name(), () -> json(each, queue)))).toList();
    }

    private ObjectNode json(VhostDetails vhost, QueueDetails queue) {
        return rates.put(QueueJson.of(queue, vhost.takenAtMillis()), List.of(rated(queue)));
    }

    private Answer one(Request request) {
        String vhost = request.name("vhost");
        ObjectNode json = Lists.found(broker.vhosts(queue -> queue.name().equals(request.name("name")) && queue.vhost().equals(vhost)).stream()
                .flatMap(each -> each.queues().stream().map(queue -> json(each, queue))).findFirst());
        json.set("consumer_details", ChannelsResource.consumersOf(broker, request.name("vhost"), request.name("name")));
        json.set("incoming", Lists.JSON.arrayNode());
        json.set("deliveries", Lists.JSON.arrayNode());
        return Answer.of(json);
    }

    private static QueueSnapshot existing(BrokerSnapshot snapshot, Request request) {
        return Lists.found(Lists.vhost(snapshot, request.name("vhost")).queue(request.name("name")));
    }

    private Answer declare(Request request) {
        ObjectNode body = request.json();
        body.put("name", request.name("name"));
        String vhost = request.name("vhost");
        VhostSnapshot before = broker.snapshot().vhost(vhost).orElseThrow(() -> new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found")));
        Typed.truths(body, "durable", "auto_delete");
        if (body.has("exclusive") && !body.get("exclusive").isBoolean()) {
            throw Typed.not("boolean", body.get("exclusive"));
        }
        refuseOtherNodes(body);
        FieldJson.refuseNulls(body, "arguments");
        QueueDefinition definition = DefinitionsJson.queue(vhost, body);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), vhost)) {
            channel.ask(self -> new ClientCommand.DeclareQueue(self, DirectChannel.NUMBER, definition, false, false));
        }
        return Answer.put(before.queue(definition.name()).isPresent());
    }

    private static void refuseOtherNodes(ObjectNode body) {
        if (body.has("node")) {
            String named = body.get("node").asText();
            String node = named.contains("@") ? named : named + OverviewResource.NODE.substring(OverviewResource.NODE.indexOf('@'));
            if (!node.equals(OverviewResource.NODE)) {
                throw HttpRefusal.badRequest("Node " + node + " could not be contacted");
            }
        }
    }

    private Answer delete(Request request) {
        existing(broker.snapshot(), request);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> new ClientCommand.DeleteQueue(self, DirectChannel.NUMBER, request.name("name"), request.asks("if-unused"),
                    request.asks("if-empty"), false));
        }
        return Answer.NO_CONTENT;
    }

    private Answer purge(Request request) {
        existing(broker.snapshot(), request);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> new ClientCommand.PurgeQueue(self, DirectChannel.NUMBER, request.name("name"), false));
        }
        return Answer.NO_CONTENT;
    }

    /** Both are about mirrors, of which there are none to bring up to date. */
    private Answer act(Request request) {
        existing(broker.snapshot(), request);
        JsonNode action = request.json("action").get("action");
        if (!action.asText().equals("sync") && !action.asText().equals("cancel_sync")) {
            throw HttpRefusal.badRequest(Lists.JSON.arrayNode().add("unknown").add(action));
        }
        return Answer.NO_CONTENT;
    }

    private Answer get(Request request) {
        ObjectNode body = request.json("ackmode", "count", "encoding");
        String mode = body.get("ackmode").asText();
        if (!MODES.contains(mode)) {
            throw HttpRefusal.badRequest("ackmode is one of " + MODES.stream().sorted().toList());
        }
        boolean forGood = mode.equals("ack_requeue_false");
        ArrayNode taken = Lists.JSON.arrayNode();
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            long count = Typed.whole(body.get("count"));
            refuseOtherEncodings(body.get("encoding"));
            if (body.has("truncate")) {
                body.put("truncate", Typed.whole(body.get("truncate")));
                refuseBelowNothing(body.get("truncate"));
            }
            List<Long> tags = new ArrayList<>();
            long bytes = 0;
            // fewer than none are all
            for (long i = count; i != 0 && bytes < MOST_GOT; i--) {
                Object answer = channel.askInFull(self -> new ClientCommand.Get(self, DirectChannel.NUMBER, request.name("name"), forGood));
                if (!(answer instanceof DirectChannel.Got got)) {
                    break;
                }
                tags.add(got.deliveryTag());
                bytes += got.message().body().length;
                taken.add(message(got, body));
            }
            if (!forGood && !tags.isEmpty()) {
                long last = tags.get(tags.size() - 1);
                channel.say(self -> new ClientCommand.Nack(self, DirectChannel.NUMBER, last, true, mode.endsWith("true"), false));
            }
        }
        return Answer.of(taken);
    }

    private static void refuseBelowNothing(JsonNode truncate) {
        if (truncate.asLong() < 0) {
            throw HttpRefusal.badRequest("truncate is below 0");
        }
    }

    private static void refuseOtherEncodings(JsonNode encoding) {
        if (!encoding.asText().equals("auto") && !encoding.asText().equals("base64")) {
            throw HttpRefusal.badRequest("Unsupported encoding. Please use auto or base64.");
        }
    }

    private static ObjectNode message(DirectChannel.Got got, JsonNode asked) {
        Message message = got.message();
        byte[] body = message.body();
        int most = (int) Math.min(body.length, asked.path("truncate").asLong(body.length));
        ObjectNode json = Lists.object().put("payload_bytes", body.length).put("redelivered", got.redelivered())
                .put("exchange", message.exchange()).put("routing_key", message.routingKey()).put("message_count", got.remaining());
        json.set("properties", MessageJson.properties(message.properties()));
        MessageJson.putBody(json, most < body.length ? Arrays.copyOf(body, most) : body, asked.get("encoding").asText().equals("auto"));
        return json;
    }
}
