/**
 * The canvas: figures and lines on one drawn surface, dots on another, and a thin layer of nodes for what is under the
 * hand. {@link io.bindery.ui.canvas.TopologyCanvas} is the way in.
 */
package io.bindery.ui.canvas;
