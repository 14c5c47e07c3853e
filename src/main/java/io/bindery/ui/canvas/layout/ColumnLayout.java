package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arranges publishers, exchanges by depth, queues and consumers in columns from left to right. Queues stand in rows;
 * everything else follows them. A first layout sweeps against crossings; a later one keeps the order of the one
 * before, so that what is added moves nothing but down.
 */
public final class ColumnLayout {

    private static final int SWEEPS = 8;
    private static final double TOP = 44;
    private static final double PUBLISHER_X = 12;
    private static final double FIRST_EXCHANGE_X = 164;
    private static final double EXCHANGE_GAP = 142;
    private static final double QUEUE_GAP = 130;
    private static final double WIDEST_PILL = 236;
    private static final double CLIENT_WIDTH = 116;
    private static final double CLIENT_HEIGHT = 36;
    private static final double CLIENT_PITCH = 45;
    private static final double CONSUMER_GAP = 60;
    public static final double QUEUE_WIDTH = 192;
    public static final double QUEUE_HEIGHT = 52;
    public static final double EXCHANGE_HEIGHT = 46;

    /** From one queue to the next, at least. */
    public static final double PITCH = 60;

    private final Graph graph;
    private final double pitch;
    private final Wiring wiring;
    private final Map<FigureId, Box> boxes = new HashMap<>();

    private ColumnLayout(Graph graph, double pitch) {
        this.graph = graph;
        this.pitch = pitch;
        wiring = new Wiring(graph);
    }

    /**
     * @param queueOrder of the arrangement before; empty for a fresh one
     * @param pitch from one queue to the next
     */
    public static Arrangement arrange(Graph graph, List<FigureId> queueOrder, double pitch) {
        ColumnLayout layout = new ColumnLayout(graph, pitch);
        return layout.place(queueOrder.isEmpty() ? layout.swept() : QueueOrder.kept(queueOrder, layout.wiring));
    }

    private List<FigureId> swept() {
        List<FigureId> best = QueueOrder.walked(wiring);
        long fewest = crossings(best);
        List<FigureId> order = best;
        for (int i = 0; i < SWEEPS && fewest > 0; i++) {
            order = byMiddleOfSources(order);
            long crossings = crossings(order);
            if (crossings < fewest) {
                fewest = crossings;
                best = order;
            }
        }
        return best;
    }

    private List<FigureId> byMiddleOfSources(List<FigureId> order) {
        Map<FigureId, Double> heights = Heights.of(wiring, order, pitch);
        Map<FigureId, Double> wanted = new HashMap<>();
        order.forEach(queue -> wanted.put(queue,
                wiring.sources(queue).stream().mapToDouble(heights::get).average().orElse(heights.get(queue))));
        List<FigureId> sorted = new ArrayList<>(order);
        sorted.sort(Comparator.comparing(wanted::get));
        return sorted;
    }

    private long crossings(List<FigureId> order) {
        Map<FigureId, Double> heights = Heights.of(wiring, order, pitch);
        Map<Integer, List<Crossings.Wire>> betweenColumns = new HashMap<>();
        for (Link link : wiring.links()) {
            if (link.kind() == Link.Kind.BINDING || link.kind() == Link.Kind.ALTERNATE) {
                int left = wiring.depth(link.from());
                int right = link.to().isQueue() ? wiring.columns() : wiring.depth(link.to());
                betweenColumns.computeIfAbsent(left * 1000 + right, columns -> new ArrayList<>())
                        .add(new Crossings.Wire(heights.get(link.from()), heights.get(link.to())));
            }
        }
        return betweenColumns.values().stream().mapToLong(Crossings::count).sum();
    }

    private Arrangement place(List<FigureId> order) {
        Map<FigureId, Double> heights = Heights.of(wiring, order, pitch);
        double highest = heights.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double top = TOP - Math.min(0, highest);
        double[] columns = columnXs();
        double queueX = columns[columns.length - 1];
        wiring.exchanges().forEach(exchange -> {
            int depth = wiring.depth(exchange);
            put(exchange, columns[depth], top + heights.get(exchange), exchangeWidth(depth), EXCHANGE_HEIGHT);
        });
        order.forEach(queue -> put(queue, queueX, top + heights.get(queue), QUEUE_WIDTH, QUEUE_HEIGHT));
        placePublishers();
        placeConsumers(queueX + QUEUE_WIDTH + CONSUMER_GAP);
        return new Arrangement(boxes, order, queueX + QUEUE_WIDTH);
    }

    /** The left edge of each exchange column and, last, of the queues. Gaps are as wide as their longest key asks. */
    private double[] columnXs() {
        double[] xs = new double[wiring.columns() + 1];
        xs[0] = FIRST_EXCHANGE_X;
        for (int column = 1; column < xs.length; column++) {
            double gap = column == xs.length - 1 ? QUEUE_GAP : EXCHANGE_GAP;
            for (Link link : wiring.links()) {
                if (link.kind() == Link.Kind.BINDING && wiring.depth(link.from()) == column - 1 && columnOf(link.to()) == column) {
                    gap = Math.max(gap, Math.min(WIDEST_PILL, PillSize.width(link)) + PillSize.TO_TARGET + 7);
                }
            }
            xs[column] = xs[column - 1] + exchangeWidth(column - 1) + Math.ceil(gap);
        }
        return xs;
    }

    private int columnOf(FigureId id) {
        return id.isQueue() ? wiring.columns() : wiring.depth(id);
    }

    private static double exchangeWidth(int depth) {
        return depth == 0 ? 140 : 132;
    }

    private void placePublishers() {
        Map<FigureId, Double> wanted = new HashMap<>();
        Map<FigureId, List<FigureId>> together = new HashMap<>();
        for (Client client : graph.clients()) {
            if (client.id().kind() == FigureId.Kind.PUBLISHER) {
                together.computeIfAbsent(client.targets().stream().filter(boxes::containsKey).findFirst().orElseThrow(), target -> new ArrayList<>()).add(client.id());
            }
        }
        together.forEach((target, publishers) -> {
            for (int i = 0; i < publishers.size(); i++) {
                wanted.put(publishers.get(i), boxes.get(target).centreY() + (i - (publishers.size() - 1) / 2.0) * CLIENT_PITCH);
            }
        });
        List<FigureId> publishers = new ArrayList<>(wanted.keySet());
        publishers.sort(Comparator.comparing((FigureId id) -> wanted.get(id)).thenComparing(FigureId::name));
        double[] centres = Stacking.spread(publishers.stream().mapToDouble(wanted::get).toArray(), CLIENT_PITCH - 1);
        for (int i = 0; i < centres.length; i++) {
            put(publishers.get(i), PUBLISHER_X, centres[i], CLIENT_WIDTH, CLIENT_HEIGHT);
        }
    }

    private void placeConsumers(double x) {
        for (Client client : graph.clients()) {
            if (client.id().kind() == FigureId.Kind.CONSUMER) {
                put(client.id(), x, boxes.get(client.targets().get(0)).centreY(), CLIENT_WIDTH, CLIENT_HEIGHT);
            }
        }
    }

    private void put(FigureId id, double x, double centreY, double width, double height) {
        boxes.put(id, new Box(x, Math.round(centreY - height / 2), width, height));
    }
}
