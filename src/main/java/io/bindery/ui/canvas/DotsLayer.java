package io.bindery.ui.canvas;

import io.bindery.model.Activity;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.motion.Flights;
import io.bindery.ui.canvas.paint.DotsPainter;
import io.bindery.ui.state.WorkbenchState;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;

/** The surface above the figures' on which messages move; painted only while some do. */
final class DotsLayer extends Canvas {

    private final WorkbenchState state;
    private final Supplier<Drawing> drawing;
    private final Supplier<View> view;
    private final Flights flights = new Flights();
    private final DotsPainter painter = new DotsPainter(getGraphicsContext2D());
    private long now;
    private boolean painted;
    private boolean hidden;

    DotsLayer(WorkbenchState state, Supplier<Drawing> drawing, Supplier<View> view) {
        this.state = state;
        this.drawing = drawing;
        this.view = view;
        setMouseTransparent(true);
    }

    void happened(Activity activity, Graph graph) {
        if (now != 0 && activity.vhost().equals(state.vhost().get())) {
            flights.happened(activity, graph, now);
        }
    }

    /** Messages of another topology. */
    void clear() {
        flights.clear();
    }

    /** While the overview is shown there are no lines to travel along. */
    void hide(boolean wanted) {
        hidden = wanted;
    }

    void step(long nowNanos) {
        now = nowNanos;
        flights.step(nowNanos);
        AtomicBoolean flowing = new AtomicBoolean();
        flights.traffic().flows(nowNanos, (line, rate) -> flowing.set(true));
        boolean moving = !hidden && (!flights.isEmpty() || flowing.get());
        if (!moving && painted) {
            getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        } else if (moving) {
            painter.paint(drawing.get(), view.get(), flights, nowNanos, state.dark().get(), state.reducedMotion().get(), getWidth(), getHeight());
        }
        painted = moving;
    }
}
