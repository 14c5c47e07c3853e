/** What the canvas can change, as undoable edits, and what it says before a binding is made. Knows no toolkit. */
package io.bindery.ui.canvas.edit;
