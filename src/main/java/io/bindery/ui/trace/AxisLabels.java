package io.bindery.ui.trace;

import io.bindery.ui.state.Figures;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The moments of a passport, written over the bars as far as they don't touch. */
final class AxisLabels extends Pane {

    private static final double APART = 8;

    private final TimeAxis axis;

    AxisLabels(TimeAxis axis) {
        this.axis = axis;
        getStyleClass().add("axis-labels");
        axis.times().forEach(time -> {
            Label label = new Label(says(axis.sinceStart(time)));
            label.getStyleClass().add("count");
            label.setUserData(time);
            getChildren().add(label);
        });
    }

    @Override protected void layoutChildren() {
        double free = 0;
        for (var child : getChildren()) {
            double width = child.prefWidth(-1);
            double at = Math.min(axis.place((Long) child.getUserData()) * getWidth(), getWidth() - width);
            child.setVisible(at >= free);
            child.resizeRelocate(at, 4, width, child.prefHeight(-1));
            free = at >= free ? at + width + APART : free;
        }
    }

    private static String says(long millis) {
        return millis < 1_000 ? millis + " ms" : Figures.age(millis);
    }
}
