package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/** fanout: every binding takes every message; keys are not looked at. */
final class FanoutMatcher extends ExchangeMatcher {

    private final List<Edge> edges = new ArrayList<>();

    @Override void add(Edge edge) {
        edges.add(edge);
    }

    @Override void remove(Edge edge) {
        edges.remove(edge);
    }

    @Override boolean matchesEachKey() {
        return false;
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        for (int i = 0; i < edges.size(); i++) {
            sink.matched(edges.get(i));
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        return new Explanation("A fanout exchange copies every message to every binding.", List.of(), 0);
    }
}
