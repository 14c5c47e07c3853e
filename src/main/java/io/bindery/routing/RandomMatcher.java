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
        return new Explanation("Chance picks one of " + edges.size() + (chosen ? " bindings: say, this one." : " bindings: say, another."),
                List.of(), chosen ? 0 : 1);
    }

    @Override Explanation alone(Binding binding, String key, RoutingInput input) {
        return new Explanation("Chance picks one of all bindings; this one gets its share.", List.of(), 0);
    }
}
