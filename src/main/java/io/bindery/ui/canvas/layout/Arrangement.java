package io.bindery.ui.canvas.layout;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every figure stands.
 *
 * @param queueOrder from top to bottom; handed to the next layout, which keeps it
 * @param laneX left edge of the room for dead-letter lanes, right of the queues
 */
public record Arrangement(Map<FigureId, Box> boxes, List<FigureId> queueOrder, double laneX) {

    public static final Arrangement EMPTY = new Arrangement(Map.of(), List.of(), 0);

    public Arrangement {
        boxes = Map.copyOf(boxes);
        queueOrder = List.copyOf(queueOrder);
    }

    /** With the figures that were placed by hand where the hand left them. */
    public Arrangement pinned(Map<FigureId, Spot> pins) {
        Map<FigureId, Box> moved = new HashMap<>(boxes);
        pins.forEach((id, spot) -> moved.computeIfPresent(id, (key, box) -> box.at(spot.x(), spot.y())));
        return new Arrangement(moved, queueOrder, laneX);
    }
}
