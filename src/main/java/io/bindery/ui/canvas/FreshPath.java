package io.bindery.ui.canvas;

import io.bindery.model.Activity;
import io.bindery.model.Binding;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.motion.Flights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lights the way of the message this window has just published, while it travels and a moment longer; dims nothing. */
final class FreshPath {

    private static final long LINGERS_NANOS = 1_600_000_000L;

    private Lit lit = Lit.NONE;
    private long until;

    Lit lit() {
        return lit;
    }

    /** Says whether it looks different from before. */
    boolean show(Activity.Routed routed, FigureId window, long nowNanos) {
        Map<Link.Id, Binding> lines = new HashMap<>();
        Set<FigureId> figures = new HashSet<>(Set.of(window, FigureId.exchange(routed.exchange())));
        lines.put(new Link.Id(Link.Kind.PUBLISHES, window, FigureId.exchange(routed.exchange())), null);
        for (Activity.Hop hop : routed.hops()) {
            FigureId to = Graph.end(hop.kind(), hop.to());
            lines.put(new Link.Id(hop.binding() == null ? Link.Kind.ALTERNATE : Link.Kind.BINDING, FigureId.exchange(hop.fromExchange()), to), hop.binding());
            if (to.isExchange()) {
                figures.add(to);
            }
        }
        Lit next = new Lit(false, lines, figures, Set.of(), null, "");
        until = nowNanos + LINGERS_NANOS + (routed.hops().size() + 1) * Flights.EDGE_NANOS / 2;
        boolean differs = !next.equals(lit);
        lit = next;
        return differs;
    }

    /** Ends it when its time has come; says whether it did. */
    boolean step(long nowNanos) {
        if (lit == Lit.NONE || nowNanos < until) {
            return false;
        }
        lit = Lit.NONE;
        return true;
    }
}
