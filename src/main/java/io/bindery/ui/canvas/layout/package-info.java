/** Where figures stand: columns from left to right, stable when something is added. Knows no toolkit. */
package io.bindery.ui.canvas.layout;
