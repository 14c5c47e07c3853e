/** Colours, fonts and style sheets of the window. Knows JavaFX and no broker. */
package io.bindery.ui.theme;
