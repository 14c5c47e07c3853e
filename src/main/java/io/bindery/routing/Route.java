package io.bindery.routing;

import io.bindery.model.Activity.Hop;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A route as the engine needs it: the queues, once each, and the hops that led there. Immutable once made, so that it
 * can be remembered.
 */
public final class Route {

    private final RouteTarget[] queues;
    private final List<Hop> hops;
    private final ExchangeNode[] unmatched;

    private Route(Recorder recorder) {
        queues = recorder.queues.toArray(new RouteTarget[0]);
        hops = List.copyOf(recorder.hops);
        unmatched = recorder.unmatched.toArray(new ExchangeNode[0]);
    }

    /** The queues that get a copy. Not to be changed. */
    public RouteTarget[] queues() {
        return queues;
    }

    public List<Hop> hops() {
        return hops;
    }

    /** The exchanges that had no binding for it, for their counters. Not to be changed. */
    public ExchangeNode[] unmatched() {
        return unmatched;
    }

    /** The bindings a queue's copy came by, first hop first (the first way found); empty when it got none. */
    public List<Binding> via(String vhost, String queue) {
        List<Binding> path = new ArrayList<>();
        String at = queue;
        DestinationKind kind = DestinationKind.QUEUE;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            if (hop.kind() == kind && hop.to().equals(at)) {
                if (hop.binding() != null) {
                    path.add(0, hop.binding());
                } else if (kind == DestinationKind.QUEUE) {
                    path.add(0, Binding.toQueue(vhost, hop.fromExchange(), queue, queue));
                }
                at = hop.fromExchange();
                kind = DestinationKind.EXCHANGE;
            }
        }
        return path;
    }

    static final class Recorder implements RouteVisitor {
        private final List<RouteTarget> queues = new ArrayList<>(4);
        private final List<Hop> hops = new ArrayList<>(4);
        private final List<ExchangeNode> unmatched = new ArrayList<>(1);
        private Map<RouteTarget, Boolean> many;

        Route route() {
            return new Route(this);
        }

        @Override public void reached(ExchangeNode from, Edge edge, RouteTarget queue) {
            if (isNew(queue)) {
                queues.add(queue);
                hop(from, DestinationKind.QUEUE, queue.name(), edge == null ? null : edge.binding());
            }
        }

        @Override public void followed(ExchangeNode from, Edge edge, boolean again) {
            if (!again) {
                hop(from, DestinationKind.EXCHANGE, edge.exchange().name(), edge.binding());
            }
        }

        @Override public void toAlternate(ExchangeNode from, String alternateName, ExchangeNode alternate) {
            unmatched.add(from);
            if (alternate != null) {
                hop(from, DestinationKind.EXCHANGE, alternateName, null);
            }
        }

        @Override public void unmatched(ExchangeNode from) {
            unmatched.add(from);
        }

        private void hop(ExchangeNode from, DestinationKind kind, String to, Binding binding) {
            hops.add(new Hop(from.name(), kind, to, binding));
        }

        private boolean isNew(RouteTarget queue) {
            if (queues.size() < 16) {
                return !queues.contains(queue);
            }
            if (many == null) {
                many = new IdentityHashMap<>();
                queues.forEach(known -> many.put(known, true));
            }
            return many.put(queue, true) == null;
        }
    }
}
