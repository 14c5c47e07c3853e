package io.bindery.ui.canvas.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what lies in a region without asking everything: squares of a fixed size, each with what touches it. */
public final class SpatialGrid<T> {

    private static final double CELL = 160;
    private static final int MOST_CELLS = 4096;

    private final Map<Long, List<T>> cells = new HashMap<>();
    private final List<T> everywhere = new ArrayList<>();

    public void add(Box box, T what) {
        int left = cell(box.x());
        int right = cell(box.right());
        int top = cell(box.y());
        int bottom = cell(box.bottom());
        if ((long) (right - left + 1) * (bottom - top + 1) > MOST_CELLS) {
            everywhere.add(what);
            return;
        }
        for (int x = left; x <= right; x++) {
            for (int y = top; y <= bottom; y++) {
                cells.computeIfAbsent(key(x, y), unused -> new ArrayList<>(4)).add(what);
            }
        }
    }

    /** A line is added stretch by stretch, so that a long one does not fill its whole bounding box. */
    public void add(Track track, T what) {
        int steps = 16;
        Spot from = track.at(0);
        for (int i = 1; i <= steps; i++) {
            Spot to = track.at((double) i / steps);
            add(new Box(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()), Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y())).grown(8), what);
            from = to;
        }
    }

    /** Everything that may touch the box, once each, in the order it was added. */
    public Set<T> near(Box box) {
        Set<T> found = new LinkedHashSet<>(everywhere);
        int right = cell(box.right());
        int bottom = cell(box.bottom());
        if ((double) (right - cell(box.x())) * (bottom - cell(box.y())) > cells.size()) {
            cells.values().forEach(found::addAll);
            return found;
        }
        for (int x = cell(box.x()); x <= right; x++) {
            for (int y = cell(box.y()); y <= bottom; y++) {
                found.addAll(cells.getOrDefault(key(x, y), List.of()));
            }
        }
        return found;
    }

    private static int cell(double coordinate) {
        return (int) Math.floor(coordinate / CELL);
    }

    private static long key(int x, int y) {
        return (long) x << 32 | y & 0xFFFFFFFFL;
    }
}
