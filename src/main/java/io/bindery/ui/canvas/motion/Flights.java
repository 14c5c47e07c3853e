package io.bindery.ui.canvas.motion;

import io.bindery.model.Activity;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages underway. Copies of one message leave an exchange together; a delivery leaves a queue no sooner than its
 * copy came. At most {@link #MOST} legs at a time: what comes on top is counted and not drawn.
 */
public final class Flights {

    public static final int MOST = 500;
    public static final long EDGE_NANOS = 420_000_000L;
    private static final long LANE_NANOS = 840_000_000L;
    private static final long DROP_NANOS = 900_000_000L;
    private static final int ARRIVALS_KEPT = 4000;
    /** Events come in bursts; a burst that lies further ahead than this is not waited for. */
    private static final long LONGEST_WAIT = 4 * EDGE_NANOS;

    private final List<Leg> legs = new ArrayList<>();
    private final List<Drop> drops = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private final Map<Place, Long> arrivals = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
            return size() > ARRIVALS_KEPT;
        }
    };

    /** A message at a figure. */
    private record Place(long messageId, FigureId figure) { }

    /** @param nowNanos of the same clock as the frames */
    public void happened(Activity activity, Graph graph, long nowNanos) {
        if (activity instanceof Activity.Routed routed) {
            routed(routed, graph, nowNanos);
        } else if (activity instanceof Activity.Delivered delivered) {
            delivered(delivered, nowNanos);
        } else if (activity instanceof Activity.Discarded discarded && discarded.deadLetterExchange() != null) {
            deadLettered(discarded, nowNanos);
        }
    }

    public boolean isEmpty() {
        return legs.isEmpty() && drops.isEmpty();
    }

    public List<Leg> legs() {
        return legs;
    }

    public List<Drop> drops() {
        return drops;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Forgets what has arrived. */
    public void step(long nowNanos) {
        legs.removeIf(leg -> leg.endNanos() <= nowNanos);
        drops.removeIf(drop -> drop.endNanos() <= nowNanos);
    }

    public void clear() {
        legs.clear();
        drops.clear();
        arrivals.clear();
    }

    private void routed(Activity.Routed routed, Graph graph, long now) {
        FigureId exchange = FigureId.exchange(routed.exchange());
        Optional<Client> publisher = publisher(graph, routed.connectionId(), exchange);
        long start = Math.min(arrivals.getOrDefault(new Place(routed.messageId(), exchange), now), now + LONGEST_WAIT);
        start = Math.max(start, now);
        if (publisher.isPresent()) {
            start = fly(new Link.Id(Link.Kind.PUBLISHES, publisher.get().id(), exchange), start, EDGE_NANOS, Leg.Fate.ARRIVES, now);
        }
        Map<FigureId, Long> reached = new HashMap<>(Map.of(exchange, start));
        for (Activity.Hop hop : routed.hops()) {
            FigureId from = FigureId.exchange(hop.fromExchange());
            FigureId to = Graph.end(hop.kind(), hop.to());
            Link.Kind kind = hop.binding() == null ? Link.Kind.ALTERNATE : Link.Kind.BINDING;
            long arrives = fly(new Link.Id(kind, from, to), reached.getOrDefault(from, start), EDGE_NANOS, Leg.Fate.ARRIVES, now);
            reached.merge(to, arrives, Math::min);
        }
        routed.queues().forEach(queue -> arrivals.put(new Place(routed.messageId(), FigureId.queue(queue)),
                reached.getOrDefault(FigureId.queue(queue), now)));
        if (routed.queues().isEmpty()) {
            lost(routed, publisher, exchange, start, now);
        }
    }

    private void lost(Activity.Routed routed, Optional<Client> publisher, FigureId exchange, long start, long now) {
        if (routed.returned() && publisher.isPresent()) {
            Link.Id line = new Link.Id(Link.Kind.PUBLISHES, publisher.get().id(), exchange);
            if (legs.size() < MOST && traffic.rate(line, now) <= Traffic.FLOW) {
                legs.add(new Leg(line, start, start + EDGE_NANOS, true, Leg.Fate.RETURNED));
            }
        } else if (drops.size() < MOST / 10) {
            drops.add(new Drop(exchange, start, start + DROP_NANOS));
        }
    }

    private void delivered(Activity.Delivered delivered, long now) {
        FigureId queue = FigureId.queue(delivered.queue());
        long start = Math.max(now, Math.min(arrivals.getOrDefault(new Place(delivered.messageId(), queue), now), now + LONGEST_WAIT));
        fly(new Link.Id(Link.Kind.CONSUMES, queue, new FigureId(FigureId.Kind.CONSUMER, delivered.queue())), start, EDGE_NANOS, Leg.Fate.ARRIVES, now);
    }

    private void deadLettered(Activity.Discarded discarded, long now) {
        FigureId exchange = FigureId.exchange(discarded.deadLetterExchange());
        long arrives = fly(new Link.Id(Link.Kind.DEAD_LETTERS, FigureId.queue(discarded.queue()), exchange), now, LANE_NANOS, Leg.Fate.DEAD_LETTERED, now);
        arrivals.put(new Place(discarded.messageId(), exchange), arrives);
    }

    /** Returns when the message is at the other end, drawn or not. */
    private long fly(Link.Id line, long start, long duration, Leg.Fate fate, long now) {
        int rate = traffic.count(line, now);
        if (rate <= Traffic.FLOW && legs.size() < MOST) {
            legs.add(new Leg(line, start, start + duration, false, fate));
        }
        return start + duration;
    }

    private static Optional<Client> publisher(Graph graph, long connectionId, FigureId exchange) {
        return graph.clients().stream().filter(client -> client.id().kind() == FigureId.Kind.PUBLISHER
                && client.connections().contains(connectionId) && client.targets().contains(exchange)).findFirst();
    }
}
