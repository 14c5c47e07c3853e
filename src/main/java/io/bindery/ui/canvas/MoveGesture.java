package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Spot;

/** Moves a figure to where it then stays. Not an edit of the topology. */
final class MoveGesture implements Gesture {

    private final CanvasModel model;
    private final ViewControl view;
    private final Figure figure;
    private final Spot grip;

    MoveGesture(CanvasModel model, ViewControl view, Figure figure, double x, double y) {
        this.model = model;
        this.view = view;
        this.figure = figure;
        Spot at = view.toCanvas(x, y);
        grip = new Spot(at.x() - figure.box().x(), at.y() - figure.box().y());
    }

    @Override public void drag(double x, double y) {
        Spot at = view.toCanvas(x, y);
        model.pin(figure.id(), new Spot(Math.round((at.x() - grip.x()) / 4) * 4, Math.round((at.y() - grip.y()) / 4) * 4));
    }

    @Override public void drop(double x, double y) {
        drag(x, y);
    }

    @Override public void cancel() {
        model.pin(figure.id(), new Spot(figure.box().x(), figure.box().y()));
    }
}
