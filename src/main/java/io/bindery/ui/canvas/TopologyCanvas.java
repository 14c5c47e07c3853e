package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import javafx.scene.layout.Region;

/** The topology of the current virtual host, live: figures to look at, to bind by dragging, and to edit. */
public final class TopologyCanvas extends Region implements AutoCloseable {

    private final WorkbenchState state;
    private final CanvasModel model;
    private final ViewControl view = new ViewControl();
    private final StaticLayer surface;
    private final Subscription frames;
    private Lit lit = Lit.NONE;

    public TopologyCanvas(WorkbenchState state) {
        this.state = state;
        Doings doings = new Doings(state);
        model = new CanvasModel(state, this::contentsChanged, this::shapeChanged);
        surface = new StaticLayer(model::drawing, view::now, () -> lit, state.dark(), doings::of);
        getChildren().addAll(surface);
        view.view().addListener((observed, was, is) -> surface.markDirty());
        state.snapshot().addListener((observed, was, is) -> model.follow());
        state.vhost().addListener((observed, was, is) -> model.follow());
        frames = state.ticker().onFrame(this::frame);
        model.follow();
    }

    @Override public void close() {
        frames.close();
    }

    @Override protected void layoutChildren() {
        surface.setWidth(getWidth());
        surface.setHeight(getHeight());
        view.resize(getWidth(), getHeight());
    }

    private void frame(long nowNanos) {
        model.step(nowNanos);
        surface.paintIfNeeded();
    }

    private void contentsChanged(List<Figure> figures) {
        surface.markChanged(figures);
    }

    private void shapeChanged() {
        Drawing drawing = model.drawing();
        view.contents(drawing.bounds());
        surface.markDirty();
    }
}
