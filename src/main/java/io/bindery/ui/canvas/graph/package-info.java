/** What the canvas shows, as figures and links between them; made from a snapshot, knows no toolkit. */
package io.bindery.ui.canvas.graph;
