package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which part of the canvas the window shows. Follows the contents until a hand has panned or zoomed. */
final class ViewControl {

    static final double STEP = 1.2;
    private static final double MARGIN = 12;
    /** What a bar at the lower edge takes. */
    private static final double BAR = 34;

    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.PLAIN);
    private double width;
    private double height;
    private Box contents = new Box(0, 0, 0, 0);
    private Predicate<View> covers = fitted -> false;
    private boolean byHand;

    /** @param asked whether the bar at the lower edge would cover a figure; it gets room of its own then */
    void keepFree(Predicate<View> asked) {
        covers = asked;
    }

    ReadOnlyObjectProperty<View> view() {
        return view.getReadOnlyProperty();
    }

    View now() {
        return view.get();
    }

    /** Whether no hand has panned or zoomed since the last fit. */
    boolean follows() {
        return !byHand;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        followContents();
    }

    void contents(Box bounds) {
        contents = bounds;
        followContents();
    }

    /** Everything in the window, and following again. */
    void fit() {
        byHand = false;
        followContents();
    }

    void zoom(double factor, double x, double y) {
        byHand = true;
        view.set(now().zoomed(factor, x, y));
    }

    void zoom(double factor) {
        zoom(factor, width / 2, height / 2);
    }

    void actualSize() {
        zoom(1 / now().scale());
    }

    void pan(double dx, double dy) {
        byHand = true;
        view.set(now().panned(dx, dy));
    }

    /** At a scale, with a spot in the middle. */
    void show(double scale, Spot spot) {
        byHand = true;
        view.set(new View(scale, 0, 0).centredOn(spot, width, height));
    }

    void centreOn(Spot spot) {
        byHand = true;
        view.set(now().centredOn(spot, width, height));
    }

    /** Pans just so far that the box is seen. */
    void reveal(Box box) {
        Box seen = now().toView(box);
        double dx = seen.x() < MARGIN ? MARGIN - seen.x() : seen.right() > width - MARGIN ? width - MARGIN - seen.right() : 0;
        double dy = seen.y() < MARGIN ? MARGIN - seen.y() : seen.bottom() > height - MARGIN ? height - MARGIN - seen.bottom() : 0;
        if (dx != 0 || dy != 0) {
            pan(dx, dy);
        }
    }

    Spot toCanvas(double x, double y) {
        return now().toCanvas(x, y);
    }

    private void followContents() {
        if (!byHand && width > 0 && height > 0 && contents.width() > 0) {
            View fitted = View.fitting(contents, width, height, MARGIN);
            view.set(covers.test(fitted) ? View.fitting(contents, width, height - BAR, MARGIN) : fitted);
        }
    }
}
