/** The canvas as an SVG file: the same arrangement in the same colours, without a toolkit. */
package io.bindery.ui.canvas.svg;
