package io.bindery.ui.canvas.drawing;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;

/**
 * Which part of the canvas's own coordinates is seen, and how large: a point p is seen at {@code p * scale + offset}.
 */
public record View(double scale, double offsetX, double offsetY) {

    public static final View PLAIN = new View(1, 0, 0);
    public static final double SMALLEST = 0.05;
    public static final double LARGEST = 2.5;

    /** The whole of {@code bounds} in a window, at most at 100 %, in the middle. */
    public static View fitting(Box bounds, double width, double height, double margin) {
        double scale = Math.min(1, Math.min((width - 2 * margin) / Math.max(1, bounds.width()), (height - 2 * margin) / Math.max(1, bounds.height())));
        double kept = Math.max(SMALLEST, scale);
        return new View(kept, (width - bounds.width() * kept) / 2 - bounds.x() * kept, (height - bounds.height() * kept) / 2 - bounds.y() * kept).onPixels();
    }

    public Spot toCanvas(double viewX, double viewY) {
        return new Spot((viewX - offsetX) / scale, (viewY - offsetY) / scale);
    }

    public Spot toView(Spot spot) {
        return new Spot(spot.x() * scale + offsetX, spot.y() * scale + offsetY);
    }

    public Box toView(Box box) {
        return new Box(box.x() * scale + offsetX, box.y() * scale + offsetY, box.width() * scale, box.height() * scale);
    }

    /** The part seen through a window of the size. */
    public Box seen(double width, double height) {
        return new Box(-offsetX / scale, -offsetY / scale, width / scale, height / scale);
    }

    /** Larger or smaller, with what is under the point staying there. */
    public View zoomed(double factor, double viewX, double viewY) {
        double next = Math.max(SMALLEST, Math.min(LARGEST, scale * factor));
        if (Math.abs(next - 1) < 0.03) {
            next = 1;
        }
        Spot under = toCanvas(viewX, viewY);
        return new View(next, viewX - under.x() * next, viewY - under.y() * next).onPixels();
    }

    public View panned(double dx, double dy) {
        return new View(scale, offsetX + dx, offsetY + dy).onPixels();
    }

    /** With a point of the canvas in the middle of a window. */
    public View centredOn(Spot spot, double width, double height) {
        return new View(scale, width / 2 - spot.x() * scale, height / 2 - spot.y() * scale).onPixels();
    }

    /** Offsets on whole pixels keep one-pixel lines sharp. */
    private View onPixels() {
        return new View(scale, Math.round(offsetX), Math.round(offsetY));
    }
}
