package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Looks over a topology for what will surprise: bindings without effect, letters and messages that get lost, and the like. */
public final class Linter {

    private final VhostSnapshot vhost;
    private final RoutePreview preview;
    private final Map<String, Behind> behind = new HashMap<>();

    /** What a message can come to behind an exchange, itself included. */
    private record Behind(Set<String> queues, Set<ExchangeNode> exchanges) { }

    private Linter(VhostSnapshot vhost) {
        this.vhost = vhost;
        this.preview = RoutePreview.of(vhost);
    }

    /** The problems of a virtual host, rule by rule, in the order of declaration. */
    public static List<Problem> check(VhostSnapshot vhost) {
        Linter linter = new Linter(vhost);
        List<Problem> problems = new ArrayList<>();
        BindingRules.check(linter, problems);
        LostMessageRules.check(linter, problems);
        LoopRule.check(linter, problems);
        SimilarNames.check(linter, problems);
        ConsumerRules.check(linter, problems);
        return List.copyOf(problems);
    }

    VhostSnapshot vhost() {
        return vhost;
    }

    RoutePreview preview() {
        return preview;
    }

    boolean hasExchange(String name) {
        return preview.topology().exchange(name) != null || vhost.exchange(name).isPresent();
    }

    /** The type of a binding's source; empty when that is unknown, or the default exchange, whose bindings are its own. */
    String typeOfSource(Binding binding) {
        ExchangeNode source = preview.topology().exchange(binding.exchange());
        return source == null || source.definition().isDefault() ? "" : source.definition().type();
    }

    /** The queues that some message could reach through an exchange; the default one reaches them all. */
    Set<String> queuesBehind(String exchange) {
        return behind(exchange).queues;
    }

    boolean headersDecideBehind(String exchange) {
        return behind(exchange).exchanges.stream().anyMatch(node -> node.definition().type().equals(ExchangeType.HEADERS));
    }

    private Behind behind(String exchange) {
        return behind.computeIfAbsent(exchange, name -> {
            Behind found = new Behind(new HashSet<>(), new HashSet<>());
            ExchangeNode start = preview.topology().exchange(name);
            if (start != null && start.definition().isDefault()) {
                vhost.queues().forEach(queue -> found.queues.add(queue.definition().name()));
            } else {
                collect(start, found);
            }
            return found;
        });
    }

    private void collect(ExchangeNode start, Behind into) {
        Deque<ExchangeNode> waiting = new ArrayDeque<>();
        ExchangeNode exchange = start;
        while (exchange != null) {
            if (into.exchanges.add(exchange)) {
                exchange.edges().stream().map(Edge::queue).filter(Objects::nonNull).forEach(queue -> into.queues.add(queue.name()));
                Stream.concat(exchange.edges().stream().map(Edge::exchange), Stream.ofNullable(preview.topology().exchange(exchange.alternate())))
                        .filter(Objects::nonNull).forEach(waiting::add);
            }
            exchange = waiting.poll();
        }
    }
}
