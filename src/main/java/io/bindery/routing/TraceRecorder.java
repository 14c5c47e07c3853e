package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The debugger's visitor: records every step the router takes and explains every binding it looked at. */
final class TraceRecorder implements RouteVisitor {

    private final List<String> keys;
    private final RoutingInput input;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> queues = new LinkedHashSet<>();
    private int depth;

    TraceRecorder(List<String> keys, RoutingInput input) {
        this.keys = keys;
        this.input = input;
    }

    RouteTrace trace(String exchange) {
        return new RouteTrace(exchange, keys.get(0), List.copyOf(steps), List.copyOf(queues));
    }

    @Override public void entered(ExchangeNode exchange, int atDepth) {
        depth = atDepth;
        steps.add(new Step.Entered(exchange.name(), exchange.definition().type(), atDepth));
        for (Edge edge : exchange.edges()) {
            Explanation best = best(exchange, edge.binding());
            steps.add(best.distance() == 0
                    ? new Step.Matched(edge.binding(), atDepth, best)
                    : new Step.Missed(edge.binding(), atDepth, best));
        }
    }

    /** With CC and BCC there are several keys: the explanation is of the one that comes nearest. */
    private Explanation best(ExchangeNode exchange, Binding binding) {
        Explanation best = null;
        for (String key : exchange.matcher().matchesEachKey() ? keys : keys.subList(0, 1)) {
            Explanation one = exchange.matcher().explain(binding, key, input);
            best = best == null || one.distance() < best.distance() ? one : best;
        }
        return best;
    }

    @Override public void reached(ExchangeNode from, Edge edge, RouteTarget queue) {
        queues.add(queue.name());
        if (edge == null) {
            Binding implicit = Binding.toQueue(from.definition().vhost(), "", queue.name(), queue.name());
            steps.add(new Step.Matched(implicit, depth, new Explanation(
                    "The default exchange finds the queue by its name.", DirectMatcher.compare(queue.name(), queue.name()).parts(), 0)));
        }
    }

    @Override public void followed(ExchangeNode from, Edge edge, boolean again) {
        if (again) {
            steps.add(new Step.AlreadyVisited(edge.exchange().name(), depth + 1));
        }
    }

    @Override public void toAlternate(ExchangeNode from, String alternateName, ExchangeNode alternate) {
        steps.add(new Step.ToAlternate(from.name(), alternateName, depth));
        if (alternate == null) {
            steps.add(new Step.NoSuchExchange(alternateName, depth + 1));
        }
    }
}
