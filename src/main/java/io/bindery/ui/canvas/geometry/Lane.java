package io.bindery.ui.canvas.geometry;

import java.util.List;

/** A line of level and upright stretches; the corners are rounded where it is drawn. */
public final class Lane implements Track {

    private final List<Spot> corners;
    private final double[] reached;

    public Lane(List<Spot> corners) {
        this.corners = List.copyOf(corners);
        reached = new double[corners.size()];
        for (int i = 1; i < reached.length; i++) {
            reached[i] = reached[i - 1] + Math.hypot(corners.get(i).x() - corners.get(i - 1).x(), corners.get(i).y() - corners.get(i - 1).y());
        }
    }

    public List<Spot> corners() {
        return corners;
    }

    @Override public Spot at(double t) {
        double wanted = reached[reached.length - 1] * Math.max(0, Math.min(1, t));
        int i = 1;
        while (i < reached.length - 1 && reached[i] < wanted) {
            i++;
        }
        double stretch = reached[i] - reached[i - 1];
        double part = stretch == 0 ? 0 : (wanted - reached[i - 1]) / stretch;
        Spot a = corners.get(i - 1);
        Spot b = corners.get(i);
        return new Spot(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part);
    }

    /** Exact: lanes are too long for steps. */
    @Override public double distance(double px, double py) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < corners.size(); i++) {
            Box stretch = stretch(corners.get(i - 1), corners.get(i));
            double dx = Math.max(0, Math.max(stretch.x() - px, px - stretch.right()));
            double dy = Math.max(0, Math.max(stretch.y() - py, py - stretch.bottom()));
            nearest = Math.min(nearest, Math.hypot(dx, dy));
        }
        return nearest;
    }

    @Override public Box bounds() {
        Box all = stretch(corners.get(0), corners.get(0));
        for (int i = 1; i < corners.size(); i++) {
            all = all.with(stretch(corners.get(i - 1), corners.get(i)));
        }
        return all;
    }

    private static Box stretch(Spot a, Spot b) {
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }
}
