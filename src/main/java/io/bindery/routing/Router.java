package io.bindery.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The walk of a message through the exchanges: the one algorithm that routes, previews and explains. As RabbitMQ does
 * it, each exchange is entered once for a message, and an alternate exchange takes over where an exchange's own bindings
 * took nothing, whatever became of other branches.
 */
public final class Router {

    private Router() { }

    /**
     * Walks from {@code start} and tells the visitor.
     *
     * @param keys the routing key, then those of CC and BCC
     * @return whether the keys alone decided, so that the route may be remembered
     */
    public static boolean route(Topology topology, ExchangeNode start, List<String> keys, RoutingInput input, RouteVisitor visitor) {
        if (start.definition().isDefault()) {
            byQueueName(topology, start, keys, visitor);
            return true;
        }
        return new Walk(topology, keys, input, visitor).from(start);
    }

    /** The default exchange: every queue is bound by its own name; there is no alternate. */
    private static void byQueueName(Topology topology, ExchangeNode start, List<String> keys, RouteVisitor visitor) {
        visitor.entered(start, 0);
        boolean found = false;
        for (String key : keys) {
            RouteTarget queue = topology.queue(key);
            if (queue != null) {
                visitor.reached(start, null, queue);
                found = true;
            }
        }
        if (!found) {
            visitor.unmatched(start);
        }
    }

    private static final class Walk implements ExchangeMatcher.EdgeSink {
        private final Topology topology;
        private final List<String> keys;
        private final RoutingInput input;
        private final RouteVisitor visitor;
        private final long id;
        private final Deque<ExchangeNode> waiting = new ArrayDeque<>(4);
        private final Deque<Integer> depths = new ArrayDeque<>(4);
        private ExchangeNode current;
        private int depth;
        private boolean matchedAny;
        private boolean keyDecides = true;

        Walk(Topology topology, List<String> keys, RoutingInput input, RouteVisitor visitor) {
            this.topology = topology;
            this.keys = keys;
            this.input = input;
            this.visitor = visitor;
            this.id = topology.newWalk();
        }

        boolean from(ExchangeNode start) {
            start.enter(id);
            enqueue(start, 0);
            while (!waiting.isEmpty()) {
                current = waiting.poll();
                depth = depths.poll();
                visit();
            }
            return keyDecides;
        }

        private void visit() {
            visitor.entered(current, depth);
            matchedAny = false;
            ExchangeMatcher matcher = current.matcher();
            keyDecides &= matcher.keyDecides();
            int count = matcher.matchesEachKey() ? keys.size() : 1;
            for (int i = 0; i < count; i++) {
                matcher.match(keys.get(i), input, this);
            }
            if (!matchedAny) {
                toAlternate();
            }
        }

        @Override public void matched(Edge edge) {
            matchedAny = true;
            if (edge.queue() != null) {
                visitor.reached(current, edge, edge.queue());
                return;
            }
            boolean first = edge.exchange().enter(id);
            visitor.followed(current, edge, !first);
            if (first) {
                enqueue(edge.exchange(), depth + 1);
            }
        }

        private void toAlternate() {
            String name = current.alternate();
            if (name == null) {
                visitor.unmatched(current);
                return;
            }
            ExchangeNode alternate = topology.exchange(name);
            visitor.toAlternate(current, name, alternate);
            if (alternate != null && alternate.enter(id)) {
                enqueue(alternate, depth + 1);
            }
        }

        private void enqueue(ExchangeNode exchange, int atDepth) {
            waiting.add(exchange);
            depths.add(atDepth);
        }
    }
}
