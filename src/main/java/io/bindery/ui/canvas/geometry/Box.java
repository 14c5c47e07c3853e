package io.bindery.ui.canvas.geometry;

/** An upright rectangle in the canvas's own coordinates. */
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    public boolean touches(Box other) {
        return x <= other.right() && other.x <= right() && y <= other.bottom() && other.y <= bottom();
    }

    public Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    public Box at(double newX, double newY) {
        return new Box(newX, newY, width, height);
    }

    /** The smallest box around both. */
    public Box with(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /** Between this and another, for moving figures: 0 is this, 1 the other. */
    public Box towards(Box other, double t) {
        return new Box(x + (other.x - x) * t, y + (other.y - y) * t, width + (other.width - width) * t, height + (other.height - height) * t);
    }
}
