/** The canvas as a file, SVG or PNG: the same arrangement in the same colours, without a toolkit. */
package io.bindery.ui.canvas.picture;
