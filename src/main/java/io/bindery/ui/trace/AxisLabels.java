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
        String before = "";
        for (var child : getChildren()) {
            double width = child.prefWidth(-1);
            double at = Math.min(axis.place((Long) child.getUserData()) * getWidth(), getWidth() - width);
            String says = ((Label) child).getText();
            boolean shown = at >= free && !says.equals(before);
            child.setVisible(shown);
            child.resizeRelocate(at, 4, width, child.prefHeight(-1));
            free = shown ? at + width + APART : free;
            before = shown ? says : before;
        }
    }

    /** Finer than an age in a list: moments that lie a second apart in an hour are two moments. */
    static String says(long millis) {
        long seconds = Math.round(millis / 1000.0);
        if (millis < 1_000) {
            return millis + " ms";
        } else if (seconds < 60) {
            return Figures.age(millis);
        }
        return seconds < 3_600 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
