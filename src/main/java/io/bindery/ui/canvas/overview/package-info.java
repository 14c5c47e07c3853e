/** A big topology at a glance: groups by the first word of the name, a cell for each queue. Knows no toolkit. */
package io.bindery.ui.canvas.overview;
