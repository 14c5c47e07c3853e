package io.bindery.ui.canvas;

import io.bindery.model.Activity;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.motion.Flights;
import io.bindery.ui.canvas.motion.Flow;
import io.bindery.ui.canvas.paint.Detail;
import io.bindery.ui.canvas.paint.FlowPainter;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/** Above the figures: messages that move, as dots or as flow. What is neither has a surface, which is gone while it would be empty. */
final class DotsLayer extends Pane {

    /** Figures on lines that change more often cannot be read. */
    private static final long LOOK_NANOS = 250_000_000;

    private final WorkbenchState state;
    private final Supplier<Drawing> drawing;
    private final Supplier<View> view;
    private final Flights flights = new Flights();
    private final FlowRates rates;
    private final Canvas surface = new Canvas();
    private final FlowPainter painter = new FlowPainter(surface.getGraphicsContext2D());
    private final Dots dots = new Dots();
    private final Flows lines = new Flows();
    private List<Flow> flows = List.of();
    private long lookedAt;
    private long now;
    private boolean hidden;

    DotsLayer(WorkbenchState state, Supplier<Drawing> drawing, Supplier<View> view) {
        this.state = state;
        this.drawing = drawing;
        this.view = view;
        rates = new FlowRates(state.vhost()::get, state.rates());
        surface.widthProperty().bind(widthProperty());
        surface.heightProperty().bind(heightProperty());
        surface.setVisible(false);
        getChildren().addAll(lines, surface, dots);
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
        if (!flights.isEmpty()) {
            state.ticker().stir();
        }
        if (nowNanos - lookedAt >= LOOK_NANOS) {
            lookedAt = nowNanos;
            flows = rates.of(flights.traffic(), nowNanos);
        }
        boolean asLines = state.reducedMotion().get() || Detail.at(view.get().scale()).compareTo(Detail.FIGURES) < 0;
        if (hidden || asLines) {
            dots.hide();
        } else {
            dots.show(drawing.get(), view.get(), flights, nowNanos, state.dark().get(), getWidth(), getHeight());
        }
        lines.show(hidden ? List.of() : flows, drawing.get(), view.get(), state.dark().get(), getWidth(), getHeight());
        paint(asLines && !flights.legs().isEmpty());
    }

    /** @param bright whether lines light up, which changes with every frame */
    private void paint(boolean bright) {
        boolean moving = !hidden && (bright || !flights.drops().isEmpty());
        if (moving) {
            painter.paint(drawing.get(), view.get(), flights, bright, now, state.dark().get(), getWidth(), getHeight());
        }
        surface.setVisible(moving);
    }
}
