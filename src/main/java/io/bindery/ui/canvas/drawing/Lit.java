package io.bindery.ui.canvas.drawing;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Step;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is lit.
 *
 * @param dims whether the rest steps back
 * @param lines each with the binding that took the message (null for alternates and clients)
 * @param missed lines that were asked and did not match
 * @param asked where the question stands, with {@code key}; null when nobody asked
 */
public record Lit(boolean dims, Map<Link.Id, Binding> lines, Set<FigureId> figures, Set<Link.Id> missed, FigureId asked, String key) {

    public static final Lit NONE = new Lit(false, Map.of(), Set.of(), Set.of(), null, "");

    /** A route that was asked for: all that took it, and what it passed by. */
    public static Lit of(RouteTrace route) {
        Map<Link.Id, Binding> lines = new HashMap<>();
        Set<FigureId> figures = new HashSet<>();
        Set<Link.Id> missed = new HashSet<>();
        for (Step step : route.steps()) {
            if (step instanceof Step.Entered entered) {
                figures.add(FigureId.exchange(entered.exchange()));
            } else if (step instanceof Step.Matched matched) {
                Link.Id id = Graph.idOf(matched.binding());
                lines.putIfAbsent(id, matched.binding());
                figures.add(id.to());
            } else if (step instanceof Step.Missed miss) {
                missed.add(Graph.idOf(miss.binding()));
            } else if (step instanceof Step.ToAlternate to) {
                lines.put(new Link.Id(Link.Kind.ALTERNATE, FigureId.exchange(to.exchange()), FigureId.exchange(to.alternate())), null);
            }
        }
        missed.removeAll(lines.keySet());
        return new Lit(true, lines, figures, missed, FigureId.exchange(route.exchange()), route.routingKey());
    }

    public boolean has(Link.Id line) {
        return lines.containsKey(line);
    }

    public boolean isEmpty() {
        return !dims && lines.isEmpty() && figures.isEmpty();
    }

    /** How strongly a line is drawn. */
    public double strength(Link.Id line) {
        return !dims || has(line) ? 1 : missed.contains(line) ? 0.75 : 0.34;
    }

    public double strength(FigureId figure) {
        return !dims || figures.contains(figure) ? 1 : 0.42;
    }
}
