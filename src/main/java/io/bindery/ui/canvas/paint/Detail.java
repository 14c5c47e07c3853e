package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Line;

/** How much is drawn at a scale. */
public enum Detail {
    /** A tile for each group. */
    TILES,
    /** Groups by prefix with a cell for each queue. */
    GROUPS,
    /** Figures with names alone, straight thin lines, clients as ticks. */
    NAMES,
    /** Figures whole, keys only where asked for. */
    FIGURES,
    /** Everything, with keys larger than the rest so that they can be read. */
    KEYS,
    EVERYTHING;

    /** A line as it is drawn at a scale; whatever marks or follows it has to lie on it. */
    public static Line drawn(Line line, double scale) {
        return at(scale) == NAMES ? line.straight() : line;
    }

    public static Detail at(double scale) {
        return scale >= 0.82 ? EVERYTHING : scale >= 0.55 ? KEYS : scale >= 0.5 ? FIGURES : scale >= 0.3 ? NAMES : scale >= 0.15 ? GROUPS : TILES;
    }
}
