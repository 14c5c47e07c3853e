package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column an exchange stands in: the longest way to it over bindings and alternate exchanges. A loop counts once.
 * One that only dead letters reach stands a column further right than where publishers go.
 */
final class Depths {

    private final Map<FigureId, List<FigureId>> sources;
    private final Map<FigureId, Integer> depths = new HashMap<>();
    private final Set<FigureId> underway = new HashSet<>();

    private Depths(Map<FigureId, List<FigureId>> sources) {
        this.sources = sources;
    }

    static Map<FigureId, Integer> of(List<FigureId> exchanges, List<Link> links) {
        Map<FigureId, List<FigureId>> sources = new HashMap<>();
        Set<FigureId> deadLettered = new HashSet<>();
        Set<FigureId> published = new HashSet<>();
        for (Link link : links) {
            switch (link.kind()) {
                case BINDING, ALTERNATE -> {
                    if (link.to().isExchange()) {
                        sources.computeIfAbsent(link.to(), id -> new ArrayList<>()).add(link.from());
                    }
                }
                case DEAD_LETTERS -> deadLettered.add(link.to());
                case PUBLISHES -> published.add(link.to());
                case CONSUMES -> { }
            }
        }
        Depths depths = new Depths(sources);
        exchanges.forEach(depths::depth);
        for (FigureId exchange : deadLettered) {
            if (!exchange.isDefaultExchange() && !published.contains(exchange)) {
                depths.depths.computeIfPresent(exchange, (id, depth) -> Math.max(1, depth));
            }
        }
        return depths.depths;
    }

    private int depth(FigureId exchange) {
        Integer known = depths.get(exchange);
        if (known != null) {
            return known;
        }
        if (!underway.add(exchange)) {
            return -1;
        }
        int depth = 0;
        for (FigureId source : sources.getOrDefault(exchange, List.of())) {
            depth = Math.max(depth, depth(source) + 1);
        }
        underway.remove(exchange);
        depths.put(exchange, depth);
        return depth;
    }
}
