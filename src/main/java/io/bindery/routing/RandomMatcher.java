package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/** x-random (RabbitMQ's plug-in): one binding takes the message, whichever. */
final class RandomMatcher extends ExchangeMatcher {

    private final List<Edge> edges = new ArrayList<>();

    @Override void add(Edge edge) {
        edges.add(edge);
    }

    @Override void remove(Edge edge) {
        edges.remove(edge);
    }

    @Override boolean keyDecides() {
        return false;
    }

    @Override boolean matchesEachKey() {
        return false;
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        if (!edges.isEmpty()) {
            sink.matched(edges.get(Math.floorMod(input.chance(), edges.size())));
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        boolean chosen = !edges.isEmpty() && edges.get(Math.floorMod(input.chance(), edges.size())).binding().equals(binding);
        return new Explanation(chosen ? "Chance picks this binding this time." : "Chance picks another binding this time.",
                List.of(), chosen ? 0 : 1);
    }
}
