package io.bindery.ui.trace;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A copy's life on the axis: plain while ready, hatched while unacked. */
final class SpanBar extends Pane {

    private static final double HEIGHT = 8;

    private final List<Passport.Span> spans;
    private final List<Region> bars = new ArrayList<>();
    private final TimeAxis axis;

    SpanBar(List<Passport.Span> spans, TimeAxis axis) {
        this.spans = spans;
        this.axis = axis;
        getStyleClass().add("span-bar");
        for (Passport.Span span : spans) {
            Region bar = new Region();
            bar.getStyleClass().add(span.unacked() ? "state-unacked" : "state-ready");
            bar.setManaged(false);
            bars.add(bar);
        }
        getChildren().addAll(bars);
    }

    @Override protected void layoutChildren() {
        double top = Math.floor((getHeight() - HEIGHT) / 2);
        for (int i = 0; i < bars.size(); i++) {
            double from = axis.place(spans.get(i).fromMillis()) * getWidth();
            double to = axis.place(spans.get(i).toMillis()) * getWidth();
            bars.get(i).resizeRelocate(from, top, Math.max(2, to - from), HEIGHT);
        }
    }
}
