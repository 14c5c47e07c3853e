package io.bindery.ui.canvas;

import io.bindery.ui.canvas.geometry.Box;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** One card at a time above the canvas: editors and lists. Esc closes it and the focus returns to the canvas. */
final class Floating extends Pane {

    private static final double MARGIN = 8;

    private final Node home;
    private Region card;
    private Runnable onClosed = () -> { };
    private double wantedX;
    private double wantedY;
    private Box keepClear;

    Floating(Node home) {
        this.home = home;
        setPickOnBounds(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && card != null) {
                close();
                event.consume();
            }
        });
    }

    /** Opens at the point, kept inside the canvas; where it would cover {@code clear} (may be null), above that. */
    void open(Region newCard, double x, double y, Box clear, Runnable whenClosed) {
        close();
        card = newCard;
        onClosed = whenClosed;
        wantedX = x;
        wantedY = y;
        keepClear = clear;
        card.addEventHandler(MouseEvent.ANY, Event::consume);
        card.addEventHandler(ScrollEvent.ANY, Event::consume);
        getChildren().setAll(card);
        requestLayout();
    }

    boolean isOpen() {
        return card != null;
    }

    void close() {
        if (card == null) {
            return;
        }
        card = null;
        getChildren().clear();
        Runnable closed = onClosed;
        onClosed = () -> { };
        closed.run();
        home.requestFocus();
    }

    @Override protected void layoutChildren() {
        if (card == null) {
            return;
        }
        double width = Math.min(card.prefWidth(-1), getWidth() - 2 * MARGIN);
        double height = Math.min(card.prefHeight(width), getHeight() - 2 * MARGIN);
        double x = Math.max(MARGIN, Math.min(wantedX, getWidth() - width - MARGIN));
        double y = Math.min(wantedY, getHeight() - MARGIN - height);
        if (keepClear != null && keepClear.touches(new Box(x, y, width, height)) && keepClear.y() - height - MARGIN >= MARGIN) {
            y = keepClear.y() - height - MARGIN;
        }
        card.resizeRelocate(Math.round(x), Math.round(Math.max(MARGIN, y)), Math.ceil(width), Math.ceil(height));
    }
}
