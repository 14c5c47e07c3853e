package io.bindery.ui.workbench;

import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** The edge of a side panel, to be dragged or moved with the arrow keys. Invisible until it is under the pointer. */
final class Sash extends Region {

    private static final double STEP = 16;

    private double grabbedAt;
    private double sizeThen;

    /**
     * @param grow +1 when the panel grows with x or y, -1 when it shrinks
     * @param limits keeps a size sensible
     */
    Sash(String says, Orientation orientation, int grow, DoubleProperty size, DoubleUnaryOperator limits) {
        boolean vertical = orientation == Orientation.VERTICAL;
        getStyleClass().addAll("sash", vertical ? "sash-vertical" : "sash-horizontal");
        setCursor(vertical ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        setAccessibleText(says);
        setFocusTraversable(true);
        setOnMousePressed(event -> {
            grabbedAt = vertical ? event.getSceneX() : event.getSceneY();
            sizeThen = size.get();
        });
        setOnMouseDragged(event -> {
            double moved = (vertical ? event.getSceneX() : event.getSceneY()) - grabbedAt;
            size.set(limits.applyAsDouble(sizeThen + grow * moved));
        });
        setOnKeyPressed(event -> {
            double step = event.getCode() == (vertical ? KeyCode.RIGHT : KeyCode.DOWN) ? STEP
                    : event.getCode() == (vertical ? KeyCode.LEFT : KeyCode.UP) ? -STEP : 0;
            if (step != 0) {
                size.set(limits.applyAsDouble(size.get() + grow * step));
                event.consume();
            }
        });
    }
}
