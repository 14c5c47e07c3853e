package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Centres of queues and exchanges for one order of the queues: each exchange level with the middle of what it leads to. */
final class Heights {

    /** Least distance of two exchanges' centres. */
    private static final double EXCHANGE_PITCH = 60;

    private final double pitch;
    private final Wiring wiring;
    private final Map<FigureId, Double> centres = new HashMap<>();

    private Heights(Wiring wiring, double pitch) {
        this.pitch = pitch;
        this.wiring = wiring;
    }

    /** @param pitch from one queue to the next */
    static Map<FigureId, Double> of(Wiring wiring, List<FigureId> queueOrder, double pitch) {
        Heights heights = new Heights(wiring, pitch);
        for (int i = 0; i < queueOrder.size(); i++) {
            heights.centres.put(queueOrder.get(i), i * pitch);
        }
        for (int column = wiring.columns() - 1; column >= 0; column--) {
            heights.stack(column, queueOrder.size());
        }
        return heights.centres;
    }

    private void stack(int column, int rows) {
        double below = Math.max(0, rows - 1.5) * pitch;
        Map<FigureId, Double> wanted = new HashMap<>();
        List<FigureId> stacked = new ArrayList<>();
        for (FigureId exchange : wiring.exchanges()) {
            if (wiring.depth(exchange) == column) {
                wanted.put(exchange, exchange.isDefaultExchange() ? below + 1 : middle(exchange, below));
                stacked.add(exchange);
            }
        }
        stacked.sort(Comparator.comparing((FigureId id) -> id.isDefaultExchange()).thenComparing(wanted::get));
        double[] spread = Stacking.spread(stacked.stream().mapToDouble(wanted::get).toArray(), EXCHANGE_PITCH);
        for (int i = 0; i < spread.length; i++) {
            centres.put(stacked.get(i), spread[i] - (stacked.get(i).isDefaultExchange() ? 1 : 0));
        }
    }

    /** The mean of the heights it leads to, as far as they stand already. */
    private double middle(FigureId exchange, double otherwise) {
        List<FigureId> targets = new ArrayList<>(wiring.out(exchange, Link.Kind.BINDING));
        targets.addAll(wiring.out(exchange, Link.Kind.ALTERNATE));
        return targets.stream().filter(centres::containsKey).mapToDouble(centres::get).average().orElse(otherwise);
    }
}
