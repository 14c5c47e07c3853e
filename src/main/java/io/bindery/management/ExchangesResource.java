package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.engine.ClientCommand;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Policy;
import io.bindery.model.PropertiesCodec;
import java.util.List;

/** Exchanges: looking, declaring, deleting, and publishing to them. */
final class ExchangesResource {

    /** In paths the default exchange, whose name is empty, goes by its nickname. */
    private static final String DEFAULT = "amq.default";

    private final ManagementPort broker;
    private final Rates rates;

    ExchangesResource(ManagementPort broker, Rates rates) {
        this.broker = broker;
        this.rates = rates;
        rates.samples(counted -> broker.snapshot().vhosts().forEach(vhost -> vhost.exchanges().forEach(exchange ->
                counted.accept(rated(exchange), Counters.of(exchange)))));
    }

    private static String rated(ExchangeSnapshot exchange) {
        return "exchange " + exchange.definition().name() + " in " + exchange.definition().vhost();
    }

    private ObjectNode json(ExchangeSnapshot exchange) {
        return rates.put(counted(exchange), List.of(rated(exchange)));
    }

    void addTo(Router router) {
        router.pages("exchanges", Need.ANYBODY, this::list)
                .pages("exchanges/:vhost", Need.VHOST, this::list)
                .on("GET", "exchanges/:vhost/:name", Need.VHOST, this::one)
                .on("PUT", "exchanges/:vhost/:name", Need.VHOST, this::declare)
                .on("DELETE", "exchanges/:vhost/:name", Need.VHOST, this::delete)
                .on("POST", "exchanges/:vhost/:name/publish", Need.VHOST, this::publish);
    }

    private List<Row> list(Request request) {
        return Lists.vhosts(broker.snapshot(), request).flatMap(vhost -> vhost.exchanges().stream()
                .map(exchange -> Row.in(vhost.name(), exchange.definition().name(), () -> json(exchange)))).toList();
    }

    private Answer one(Request request) {
        ObjectNode json = json(existing(request));
        json.set("incoming", Lists.JSON.arrayNode());
        json.set("outgoing", Lists.JSON.arrayNode());
        return Answer.of(json);
    }

    private ExchangeSnapshot existing(Request request) {
        return Lists.found(Lists.vhost(broker.snapshot(), request.name("vhost")).exchange(name(request)));
    }

    private static String name(Request request) {
        return named(request.name("name"));
    }

    static String named(String inPath) {
        return inPath.equals(DEFAULT) ? "" : inPath;
    }

    private Answer declare(Request request) {
        ObjectNode body = request.json();
        body.put("name", name(request));
        String vhost = request.name("vhost");
        VhostSnapshot before = broker.snapshot().vhost(vhost).orElseThrow(() -> new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found")));
        Typed.truths(body, "durable", "auto_delete", "internal");
        FieldJson.refuseNulls(body, "arguments");
        ExchangeDefinition definition = DefinitionsJson.exchange(vhost, body);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), vhost)) {
            channel.ask(self -> new ClientCommand.DeclareExchange(self, DirectChannel.NUMBER, definition, false, false));
        }
        return Answer.put(before.exchange(definition.name()).isPresent());
    }

    private Answer delete(Request request) {
        existing(request);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> new ClientCommand.DeleteExchange(self, DirectChannel.NUMBER, name(request), request.asks("if-unused"), false));
        }
        return Answer.NO_CONTENT;
    }

    /** With confirms and mandatory, so that the answer says whether a queue has it. */
    private Answer publish(Request request) {
        ObjectNode body = request.json("routing_key", "properties", "payload", "payload_encoding");
        if (!body.get("routing_key").isTextual()) {
            throw HttpRefusal.badRequest("a routing key is a text");
        }
        String key = ShortText.checked(body.get("routing_key").asText());
        if (!body.get("payload").isTextual()) {
            throw HttpRefusal.badRequest("payload_not_string");
        }
        boolean routed = true;
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> new ClientCommand.SelectConfirms(self, DirectChannel.NUMBER, false));
            byte[] properties = PropertiesCodec.encode(MessageJson.properties(body.get("properties")));
            byte[] payload = MessageJson.body(body.get("payload"), body.get("payload_encoding"));
            channel.say(self -> new ClientCommand.Publish(self, DirectChannel.NUMBER, name(request), key, true, false, properties, payload));
            Object answer = channel.take();
            while (answer instanceof DirectChannel.Returned) {
                routed = false;
                answer = channel.take();
            }
            if (answer instanceof DirectChannel.Closed closed) {
                throw HttpRefusal.badRequest(closed.code().code() + " " + closed.text());
            }
        }
        return Answer.of(Lists.object().put("routed", routed));
    }

    private static ObjectNode counted(ExchangeSnapshot exchange) {
        ObjectNode json = DefinitionsJson.exchange(exchange.definition());
        exchange.policies().policy().map(Policy::name).ifPresent(policy -> json.put("policy", policy));
        ObjectNode stats = Lists.object();
        if (exchange.publishedIn() > 0) {
            stats.put("publish_in", exchange.publishedIn());
        }
        if (exchange.routedOut() > 0) {
            stats.put("publish_out", exchange.routedOut());
        }
        StatsJson.put(json, stats);
        return json;
    }
}
