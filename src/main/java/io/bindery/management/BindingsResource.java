package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.engine.ClientCommand;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Bindings in all the forms RabbitMQ lists them. */
final class BindingsResource {

    private static final Listing ORDER =
            new Listing(List.of("vhost", "source", "type", "destination", "routing_key", "properties_key"), false);

    private final ManagementPort broker;

    BindingsResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.list("bindings", Need.ANYBODY, ORDER, request -> list(request, binding -> true))
                .list("bindings/:vhost", Need.VHOST, ORDER, request -> list(request, binding -> true))
                .list("queues/:vhost/:name/bindings", Need.VHOST, ORDER, this::ofQueue)
                .list("exchanges/:vhost/:name/bindings/source", Need.VHOST, ORDER, request -> ofExchange(request, true))
                .list("exchanges/:vhost/:name/bindings/destination", Need.VHOST, ORDER, request -> ofExchange(request, false));
        for (DestinationKind kind : DestinationKind.values()) {
            String path = "bindings/:vhost/e/:source/" + (kind == DestinationKind.QUEUE ? "q" : "e") + "/:destination";
            router.list(path, Need.VHOST, ORDER, request -> between(request, kind))
                    .on("POST", path, Need.VHOST, request -> bind(request, kind))
                    .on("GET", path + "/:props", Need.VHOST, request -> Answer.of(json(one(request, kind))))
                    .on("DELETE", path + "/:props", Need.VHOST, request -> unbind(request, kind));
        }
    }

    private Answer list(Request request, Predicate<Binding> which) {
        return Answer.of(Lists.of(Lists.vhosts(broker.snapshot(), request).flatMap(BindingsResource::all).filter(which), BindingsResource::json));
    }

    /** Of a queue that is not there, too: RabbitMQ makes up the default exchange's as it is asked. */
    private Answer ofQueue(Request request) {
        String name = request.name("name");
        if (Lists.vhost(broker.snapshot(), request.name("vhost")).queue(name).isEmpty()) {
            return Answer.of(Lists.of(Stream.of(Binding.toQueue(request.name("vhost"), "", name, name)), BindingsResource::json));
        }
        return list(request, binding -> binding.kind() == DestinationKind.QUEUE && binding.destination().equals(request.name("name")));
    }

    private Answer ofExchange(Request request, boolean source) {
        String name = ExchangesResource.named(request.name("name"));
        return list(request, binding -> source ? binding.exchange().equals(name)
                : binding.kind() == DestinationKind.EXCHANGE && binding.destination().equals(name));
    }

    private Answer between(Request request, DestinationKind kind) {
        VhostSnapshot vhost = Lists.vhost(broker.snapshot(), request.name("vhost"));
        Lists.found(vhost.exchange(ExchangesResource.named(request.name("source"))));
        return list(request, binding -> isBetween(binding, request, kind));
    }

    private Answer bind(Request request, DestinationKind kind) {
        ObjectNode body = request.json();
        if (body.path("routing_key").isContainerNode()) {
            throw HttpRefusal.badRequest("a routing key is a text");
        }
        String key = ShortText.checked(body.path("routing_key").asText(""));
        FieldJson.refuseNulls(body, "arguments");
        FieldTable arguments = FieldJson.table(body, "arguments");
        String source = ExchangesResource.named(request.name("source"));
        String destination = ExchangesResource.named(request.name("destination"));
        refuseMissingVhost(request);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> kind == DestinationKind.QUEUE
                    ? new ClientCommand.BindQueue(self, DirectChannel.NUMBER, destination, source, key, false, arguments)
                    : new ClientCommand.BindExchange(self, DirectChannel.NUMBER, destination, source, key, false, arguments));
        }
        return Answer.created(URLEncoder.encode(destination, StandardCharsets.UTF_8) + "/"
                + PropertiesKey.of(key, arguments).replace("%", "%25").replace("+", "%2B"));
    }

    private Answer unbind(Request request, DestinationKind kind) {
        Binding binding = one(request, kind);
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), request.name("vhost"))) {
            channel.ask(self -> kind == DestinationKind.QUEUE
                    ? new ClientCommand.UnbindQueue(self, DirectChannel.NUMBER, binding.destination(), binding.exchange(), binding.key(), binding.arguments())
                    : new ClientCommand.UnbindExchange(self, DirectChannel.NUMBER, binding.destination(), binding.exchange(), binding.key(), false, binding.arguments()));
        }
        return Answer.NO_CONTENT;
    }

    private Binding one(Request request, DestinationKind kind) {
        String props = request.name("props");
        return Lists.found(all(Lists.vhost(broker.snapshot(), request.name("vhost")))
                .filter(binding -> isBetween(binding, request, kind) && PropertiesKey.names(props, binding)).findFirst());
    }

    private static boolean isBetween(Binding binding, Request request, DestinationKind kind) {
        return binding.kind() == kind && binding.exchange().equals(ExchangesResource.named(request.name("source"))) && binding.destination().equals(ExchangesResource.named(request.name("destination")));
    }

    private void refuseMissingVhost(Request request) {
        if (!broker.settings().hasVhost(request.name("vhost"))) {
            throw new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found"));
        }
    }

    /** The default exchange's, which nobody declared, come first. */
    static Stream<Binding> all(VhostSnapshot vhost) {
        return Stream.concat(vhost.queues().stream().map(queue -> queue.definition().name()).map(name -> Binding.toQueue(vhost.name(), "", name, name)),
                vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty()));
    }

    private static ObjectNode json(Binding binding) {
        return DefinitionsJson.binding(binding).put("properties_key", PropertiesKey.of(binding.key(), binding.arguments()));
    }
}
