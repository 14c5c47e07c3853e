package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace.Explanation;

/** topic: {@code *} takes exactly one word, {@code #} takes zero or more. */
final class TopicMatcher extends ExchangeMatcher {

    private final TopicTrie trie = new TopicTrie();

    @Override void add(Edge edge) {
        trie.add(edge);
    }

    @Override void remove(Edge edge) {
        trie.remove(edge);
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        trie.match(key, sink);
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        return TopicAlignment.explain(binding.key(), key);
    }
}
