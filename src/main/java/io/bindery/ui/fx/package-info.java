/** JavaFX bridging: knows JavaFX and no broker. The only place that calls {@code Platform.runLater}. */
package io.bindery.ui.fx;
