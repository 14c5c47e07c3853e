package io.bindery.ui.canvas.drawing;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where lines enter a figure that has several: one below the other in the order they come from, so that their keys can be read. */
final class Entries {

    private static final double ROOM = 40;
    private static final double STEP = 21;
    private static final double BESIDE = 6;

    private final Map<Link.Id, Double> heights = new HashMap<>();
    private final Map<FigureId, List<Box>> pills = new HashMap<>();

    Entries(List<Link> links, Map<FigureId, Figure> figures) {
        Map<FigureId, List<Link>> byTarget = new HashMap<>();
        for (Link link : links) {
            if (link.kind() == Link.Kind.BINDING && figures.containsKey(link.from()) && figures.containsKey(link.to())) {
                byTarget.computeIfAbsent(link.to(), id -> new ArrayList<>()).add(link);
            }
        }
        byTarget.forEach((target, arriving) -> spread(figures.get(target).box(), arriving, figures));
    }

    double height(Link link) {
        return heights.get(link.id());
    }

    /** The link's pill; left of those that are in its way. */
    Box pill(Link link, Curve track, Figure to) {
        double right = to.box().x() - PillSize.TO_TARGET;
        Box pill = Tracks.pill(link, track, right);
        if (pill == null) {
            return null;
        }
        List<Box> there = pills.computeIfAbsent(to.id(), id -> new ArrayList<>());
        for (Box other : there) {
            if (pill.touches(other)) {
                pill = Tracks.pill(link, track, other.x() - BESIDE);
            }
        }
        there.add(pill);
        return pill;
    }

    private void spread(Box target, List<Link> arriving, Map<FigureId, Figure> figures) {
        arriving.sort(Comparator.comparingDouble(link -> figures.get(link.from()).box().centreY()));
        double step = arriving.size() == 1 ? 0 : Math.min(STEP, ROOM / (arriving.size() - 1));
        for (int i = 0; i < arriving.size(); i++) {
            heights.put(arriving.get(i).id(), target.centreY() + (i - (arriving.size() - 1) / 2.0) * step);
        }
    }
}
