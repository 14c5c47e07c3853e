package io.bindery.ui.canvas.motion;

import io.bindery.ui.canvas.graph.FigureId;

/** An unroutable message: it falls out of its exchange, turns to a cross and fades. */
public record Drop(FigureId exchange, long startNanos, long endNanos) { }
