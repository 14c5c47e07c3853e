/** The figures on a canvas, one painter each; shapes and sizes are those of the design's pictures. */
package io.bindery.ui.canvas.paint;
