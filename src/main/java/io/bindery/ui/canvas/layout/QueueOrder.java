package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The queues from top to bottom. */
final class QueueOrder {

    private QueueOrder() { }

    /**
     * Along the graph: each exchange's alternate first (it leaves at the top), then its bindings as declared. Trees
     * come out without crossings.
     */
    static List<FigureId> walked(Wiring wiring) {
        Set<FigureId> order = new LinkedHashSet<>();
        Set<FigureId> seen = new HashSet<>();
        wiring.roots().forEach(root -> walk(wiring, root, order, seen));
        wiring.exchanges().forEach(exchange -> walk(wiring, exchange, order, seen));
        order.addAll(wiring.queues());
        return new ArrayList<>(order);
    }

    /** The order of before, with what is new beside what it belongs to. */
    static List<FigureId> kept(List<FigureId> before, Wiring wiring) {
        Set<FigureId> present = new HashSet<>(wiring.queues());
        List<FigureId> order = new ArrayList<>(before.stream().filter(present::contains).toList());
        Set<FigureId> placed = new HashSet<>(order);
        for (FigureId queue : wiring.queues()) {
            if (placed.add(queue)) {
                order.add(placeFor(queue, order, wiring), queue);
            }
        }
        return order;
    }

    private static void walk(Wiring wiring, FigureId exchange, Set<FigureId> order, Set<FigureId> seen) {
        if (!seen.add(exchange)) {
            return;
        }
        wiring.out(exchange, Link.Kind.ALTERNATE).forEach(to -> walk(wiring, to, order, seen));
        for (FigureId to : wiring.out(exchange, Link.Kind.BINDING)) {
            if (to.isQueue()) {
                order.add(to);
            } else {
                walk(wiring, to, order, seen);
            }
        }
    }

    /** Below the lowest queue of the same exchange; at the end when it is the first. */
    private static int placeFor(FigureId queue, List<FigureId> order, Wiring wiring) {
        int place = -1;
        for (FigureId exchange : wiring.sources(queue)) {
            for (FigureId sibling : wiring.out(exchange, Link.Kind.BINDING)) {
                place = Math.max(place, order.indexOf(sibling));
            }
            if (place >= 0) {
                return place + 1;
            }
        }
        return order.size();
    }
}
