/** Graph and arrangement together: figures with boxes, lines with tracks and pills. Knows no toolkit. */
package io.bindery.ui.canvas.drawing;
