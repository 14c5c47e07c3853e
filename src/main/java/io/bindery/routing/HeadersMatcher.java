package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/** headers: the binding's arguments are compared with the message's headers; keys are not looked at. */
final class HeadersMatcher extends ExchangeMatcher {

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
        FieldTable headers = input.properties().headersOrEmpty();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (HeadersRule.of(edge.binding().arguments()).matches(headers)) {
                sink.matched(edge);
            }
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        return HeadersRule.of(binding.arguments()).explain(input.properties().headersOrEmpty());
    }
}
