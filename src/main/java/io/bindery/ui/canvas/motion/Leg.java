package io.bindery.ui.canvas.motion;

import io.bindery.ui.canvas.graph.Link;

/**
 * One message's way along one line.
 *
 * @param backwards from the line's end to its beginning: a returned message
 * @param fate what becomes of the dot at the end
 */
public record Leg(Link.Id line, long startNanos, long endNanos, boolean backwards, Fate fate) {

    /** How a dot ends. */
    public enum Fate { ARRIVES, DEAD_LETTERED, RETURNED }

    /** 0 before it starts, 1 when it is there. */
    public double progress(long nowNanos) {
        double t = (double) (nowNanos - startNanos) / Math.max(1, endNanos - startNanos);
        return Math.max(0, Math.min(1, t));
    }
}
