package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph's lines, found from either end. */
final class Wiring {

    private final List<FigureId> exchanges;
    private final List<FigureId> queues;
    private final List<Link> links;
    private final Map<FigureId, Integer> depths;
    private final Map<FigureId, Map<Link.Kind, List<FigureId>>> out = new HashMap<>();
    private final Map<FigureId, List<FigureId>> sources = new HashMap<>();

    Wiring(Graph graph) {
        exchanges = graph.exchanges().stream().map(exchange -> FigureId.exchange(exchange.definition().name())).toList();
        queues = graph.queues().stream().map(queue -> FigureId.queue(queue.definition().name())).toList();
        links = graph.links();
        depths = Depths.of(exchanges, links);
        for (Link link : links) {
            out.computeIfAbsent(link.from(), id -> new EnumMap<>(Link.Kind.class))
                    .computeIfAbsent(link.kind(), kind -> new ArrayList<>()).add(link.to());
            if (link.kind() == Link.Kind.BINDING || link.kind() == Link.Kind.ALTERNATE) {
                sources.computeIfAbsent(link.to(), id -> new ArrayList<>()).add(link.from());
            }
        }
    }

    List<FigureId> exchanges() {
        return exchanges;
    }

    List<FigureId> queues() {
        return queues;
    }

    List<Link> links() {
        return links;
    }

    int depth(FigureId exchange) {
        return depths.getOrDefault(exchange, 0);
    }

    int columns() {
        return 1 + depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    List<FigureId> out(FigureId from, Link.Kind kind) {
        return out.getOrDefault(from, Map.of()).getOrDefault(kind, List.of());
    }

    /** Exchanges with a binding (or an alternate) to it. */
    List<FigureId> sources(FigureId to) {
        return sources.getOrDefault(to, List.of());
    }

    /** Exchanges that no exchange leads to; those that only dead letters reach last, the default exchange at the very end. */
    List<FigureId> roots() {
        List<FigureId> roots = new ArrayList<>(exchanges.stream().filter(id -> sources(id).isEmpty() && depth(id) == 0 && !id.isDefaultExchange()).toList());
        roots.addAll(exchanges.stream().filter(id -> sources(id).isEmpty() && depth(id) > 0).toList());
        roots.addAll(exchanges.stream().filter(FigureId::isDefaultExchange).toList());
        return roots;
    }
}
