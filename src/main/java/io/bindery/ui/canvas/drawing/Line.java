package io.bindery.ui.canvas.drawing;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Track;
import io.bindery.ui.canvas.graph.Link;

/**
 * A link with its way across the canvas.
 *
 * @param pill where its key stands, or null when nothing is written on it
 */
public record Line(Link link, Track track, Box pill) {

    /** Without its bend, as it is drawn where figures are little more than their names. */
    public Line straight() {
        return track instanceof Curve curve ? new Line(link, curve.straight(), pill) : this;
    }
}
