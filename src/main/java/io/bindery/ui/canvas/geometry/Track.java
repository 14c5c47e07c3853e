package io.bindery.ui.canvas.geometry;

/** A line that something can travel along. */
public interface Track {

    /** @param t 0 at the beginning, 1 at the end */
    Spot at(double t);

    Box bounds();

    /** How far the point is from the line, looked at in short steps. */
    default double distance(double px, double py) {
        int steps = 48;
        double nearest = Double.MAX_VALUE;
        Spot from = at(0);
        for (int i = 1; i <= steps; i++) {
            Spot to = at((double) i / steps);
            nearest = Math.min(nearest, segmentDistance(px, py, from, to));
            from = to;
        }
        return nearest;
    }

    private static double segmentDistance(double px, double py, Spot a, Spot b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : Math.max(0, Math.min(1, ((px - a.x()) * dx + (py - a.y()) * dy) / square));
        return Math.hypot(px - a.x() - t * dx, py - a.y() - t * dy);
    }
}
