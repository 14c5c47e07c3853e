package io.bindery.ui.workbench;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What floats over the window: forms below their button, the palette. One at a time; Esc or a click beside it closes
 * it and the focus returns to where it was.
 */
final class OverlayLayer extends Pane {

    private static final double GAP = 8;
    private Region shown;
    private Node anchor;
    private Node focusBefore;

    OverlayLayer() {
        setPickOnBounds(true);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Opens below {@code below}, its left edge with it, kept inside the window. */
    void open(Region box, Node below) {
        close();
        focusBefore = getScene().getFocusOwner();
        shown = box;
        anchor = below;
        getChildren().setAll(box);
        setVisible(true);
        requestLayout();
    }

    /** Opens in the middle, a little above the centre. */
    void open(Region box) {
        open(box, null);
    }

    boolean isOpen() {
        return shown != null;
    }

    void close() {
        if (shown == null) {
            return;
        }
        shown = null;
        getChildren().clear();
        setVisible(false);
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
    }

    @Override protected void layoutChildren() {
        if (shown == null) {
            return;
        }
        double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * GAP);
        double height = Math.min(shown.prefHeight(width), getHeight() - 2 * GAP);
        Point2D at = anchor == null ? new Point2D((getWidth() - width) / 2, 90) : below(anchor);
        double x = Math.max(GAP, Math.min(at.getX(), getWidth() - width - GAP));
        double y = Math.max(GAP, Math.min(at.getY(), getHeight() - height - GAP));
        shown.resizeRelocate(Math.round(x), Math.round(y), Math.ceil(width), Math.ceil(height));
    }

    private Point2D below(Node node) {
        Bounds bounds = sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        return new Point2D(bounds.getMinX(), bounds.getMaxY() + GAP);
    }
}
