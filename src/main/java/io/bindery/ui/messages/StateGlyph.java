package io.bindery.ui.messages;

import io.bindery.model.QueuedMessage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/** A queue's depth bar in small: plain for ready, hatched for unacked; below it the disk line, dashed while pending, absent in memory. */
final class StateGlyph extends Pane {

    private static final double WIDTH = 16;

    StateGlyph(QueuedMessage queued) {
        setMinSize(WIDTH, 11);
        setMaxSize(WIDTH, 11);
        Region bar = new Region();
        bar.getStyleClass().add(queued.state() == QueuedMessage.State.READY ? "state-ready" : "state-unacked");
        bar.setManaged(false);
        bar.resizeRelocate(0, 0, WIDTH, 6);
        getChildren().add(bar);
        if (queued.disk() != QueuedMessage.Disk.MEMORY_ONLY) {
            Line disk = new Line(1, 9, WIDTH - 1, 9);
            disk.getStyleClass().add(queued.disk() == QueuedMessage.Disk.ON_DISK ? "state-disk" : "state-pending");
            getChildren().add(disk);
        }
        setMouseTransparent(true);
    }
}
