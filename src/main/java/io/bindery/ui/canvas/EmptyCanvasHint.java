package io.bindery.ui.canvas;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.ui.canvas.drawing.Drawing;
import javafx.scene.control.Label;

/** What an empty canvas says: how it gets its first figures. */
final class EmptyCanvasHint extends Label {

    EmptyCanvasHint() {
        super("Nothing here yet. Double-click adds a queue, right-click an exchange.");
        setId("canvas-empty");
        getStyleClass().add("muted");
        setMouseTransparent(true);
    }

    /** Seen while a broker runs that has nothing but the default exchange. */
    void follow(Phase phase, Drawing drawing) {
        setVisible(phase == Phase.RUNNING && drawing.queueCount() == 0 && drawing.graph().exchanges().size() <= 1);
    }
}
