package io.bindery.ui.canvas.geometry;

/** A point in the canvas's own coordinates. */
public record Spot(double x, double y) { }
