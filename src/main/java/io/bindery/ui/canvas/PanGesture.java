package io.bindery.ui.canvas;

/** Moves the view with the hand. */
final class PanGesture implements Gesture {

    private final ViewControl view;
    private double lastX;
    private double lastY;

    PanGesture(ViewControl view, double x, double y) {
        this.view = view;
        lastX = x;
        lastY = y;
    }

    @Override public void drag(double x, double y) {
        view.pan(Math.round(x - lastX), Math.round(y - lastY));
        lastX += Math.round(x - lastX);
        lastY += Math.round(y - lastY);
    }

    @Override public void drop(double x, double y) {
        drag(x, y);
    }

    @Override public void cancel() { }
}
