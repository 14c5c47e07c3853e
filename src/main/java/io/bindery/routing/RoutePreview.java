package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Routes without sending: the engine's own router over a snapshot's topology. One thread at a time. */
public final class RoutePreview {

    private final Topology topology;

    private RoutePreview(Topology topology) {
        this.topology = topology;
    }

    private record NamedQueue(String name) implements RouteTarget { }

    private record PreviewInput(Properties properties) implements RoutingInput {
        @Override public int chance() {
            return 0;
        }
    }

    public static RoutePreview of(VhostSnapshot vhost) {
        Topology topology = new Topology();
        vhost.exchanges().stream().map(exchange -> exchange.definition())
                .filter(definition -> Topology.knowsType(definition.type())).forEach(topology::declareExchange);
        vhost.exchanges().stream().filter(exchange -> !exchange.policies().isNone() && topology.exchange(exchange.definition().name()) != null)
                .forEach(exchange -> topology.setAlternate(exchange.definition().name(), exchange.effective().alternateExchange().orElse(null)));
        vhost.queues().forEach(queue -> topology.addQueue(new NamedQueue(queue.definition().name())));
        vhost.bindings().stream().filter(binding -> hasEnds(topology, binding)).forEach(topology::bind);
        return new RoutePreview(topology);
    }

    /** A snapshot lists the default exchange's implicit bindings or not; either way they are not bound again here. */
    private static boolean hasEnds(Topology topology, Binding binding) {
        return !binding.exchange().isEmpty() && topology.exchange(binding.exchange()) != null
                && (binding.kind() == Binding.DestinationKind.QUEUE
                        ? topology.queue(binding.destination()) != null
                        : topology.exchange(binding.destination()) != null);
    }

    /** Where a message would go, with every binding on the way explained. CC and BCC headers count. */
    public RouteTrace route(String exchange, String routingKey, FieldTable headers) {
        return route(exchange, routingKey, Properties.NONE.withHeaders(headers));
    }

    /** Likewise, for exchanges that look at other properties than the headers too. */
    public RouteTrace route(String exchange, String routingKey, Properties properties) {
        ExchangeNode start = topology.exchange(exchange);
        if (start == null) {
            return new RouteTrace(exchange, routingKey, List.of(new Step.NoSuchExchange(exchange, 0)), List.of());
        }
        RoutingInput input = new PreviewInput(properties);
        List<String> keys = RoutingInput.keys(routingKey, properties);
        TraceRecorder recorder = new TraceRecorder(keys, input);
        Router.route(topology, start, keys, input, recorder);
        return recorder.trace(exchange);
    }

    Topology topology() {
        return topology;
    }

    /** Whether a binding of such an exchange would take such a message, and why; for bindings not made yet, too. */
    public static Explanation matches(ExchangeDefinition exchange, Binding binding, String routingKey, FieldTable headers) {
        Optional<ExchangeMatcher> matcher = ExchangeMatcher.of(exchange);
        if (matcher.isEmpty()) {
            return new Explanation("Nothing is known of exchanges of type " + exchange.type() + ".", List.of(), 1);
        }
        return matcher.get().alone(binding, routingKey, new PreviewInput(Properties.NONE.withHeaders(headers)));
    }

    /** The names of the queues a message would reach: a short form for completions and counts. */
    public List<String> queues(String exchange, String routingKey, FieldTable headers) {
        ExchangeNode start = topology.exchange(exchange);
        if (start == null) {
            return List.of();
        }
        RoutingInput input = new PreviewInput(Properties.NONE.withHeaders(headers));
        Set<String> reached = new LinkedHashSet<>();
        Router.route(topology, start, RoutingInput.keys(routingKey, input.properties()), input, (from, edge, queue) -> reached.add(queue.name()));
        return List.copyOf(reached);
    }
}
