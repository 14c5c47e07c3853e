/** Boxes, curves and lanes in the canvas's own coordinates, and finding what is at a point. Knows no toolkit. */
package io.bindery.ui.canvas.geometry;
