package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/** headers: the binding's arguments are compared with the message's headers; keys are not looked at. */
final class HeadersMatcher extends ExchangeMatcher {

    private record Bound(Edge edge, HeadersRule rule) { }

    private final List<Bound> bound = new ArrayList<>();

    @Override void add(Edge edge) {
        bound.add(new Bound(edge, HeadersRule.of(edge.binding().arguments())));
    }

    @Override void remove(Edge edge) {
        bound.removeIf(one -> one.edge == edge);
    }

    @Override boolean keyDecides() {
        return false;
    }

    @Override boolean matchesEachKey() {
        return false;
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        FieldTable headers = input.properties().headersOrEmpty();
        for (int i = 0; i < bound.size(); i++) {
            Bound one = bound.get(i);
            if (one.rule.matches(headers)) {
                sink.matched(one.edge);
            }
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        return HeadersRule.of(binding.arguments()).explain(input.properties().headersOrEmpty());
    }
}
