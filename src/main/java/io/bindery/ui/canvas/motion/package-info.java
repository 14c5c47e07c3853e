/** Messages on their way: what happened becomes legs along lines, and legs become dots or flow. Knows no toolkit. */
package io.bindery.ui.canvas.motion;
