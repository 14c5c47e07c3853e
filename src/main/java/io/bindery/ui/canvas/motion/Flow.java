package io.bindery.ui.canvas.motion;

import io.bindery.ui.canvas.graph.Link;

/**
 * A line with too many messages for dots.
 *
 * @param rate messages a second
 */
public record Flow(Link.Id line, int rate) { }
