package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Part;
import io.bindery.model.RouteTrace.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** direct: the binding key is the routing key, byte for byte; dots and wildcards mean nothing. */
final class DirectMatcher extends ExchangeMatcher {

    private final Map<String, List<Edge>> byKey = new HashMap<>();

    @Override void add(Edge edge) {
        byKey.computeIfAbsent(edge.binding().key(), key -> new ArrayList<>(1)).add(edge);
    }

    @Override void remove(Edge edge) {
        byKey.computeIfPresent(edge.binding().key(), (key, edges) -> {
            edges.remove(edge);
            return edges.isEmpty() ? null : edges;
        });
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        List<Edge> edges = byKey.get(key);
        if (edges != null) {
            for (int i = 0; i < edges.size(); i++) {
                sink.matched(edges.get(i));
            }
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        return compare(binding.key(), key);
    }

    static Explanation compare(String bindingKey, String key) {
        if (bindingKey.equals(key)) {
            return new Explanation("The binding key is the routing key.",
                    List.of(new Part(bindingKey, key, 0, 1, Verdict.TOOK)), 0);
        }
        String rule = bindingKey.indexOf('*') >= 0 || bindingKey.indexOf('#') >= 0
                ? "A direct exchange compares keys as they are; * and # are no wildcards here."
                : key.isEmpty() ? "The routing key is empty, and the binding key is not."
                : bindingKey.isEmpty() ? "The binding key is empty, and the routing key is not."
                : "The binding key is another than the routing key.";
        return new Explanation(rule, List.of(new Part(bindingKey, key, 0, 1, Verdict.FAILED)), 1);
    }
}
