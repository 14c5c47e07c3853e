package io.bindery.ui.canvas.geometry;

/** A cubic Bézier curve. */
public record Cubic(Spot from, Spot control1, Spot control2, Spot to) implements Track {

    /** With level ends, control points half the distance away; a line that runs back swings out further. */
    public static Cubic level(double x1, double y1, double x2, double y2) {
        double reach = x2 - x1 >= 72 ? (x2 - x1) * 0.5 : Math.min(180, 36 + (72 - x2 + x1) * 0.3);
        return withReach(x1, y1, x2, y2, reach);
    }

    public static Cubic withReach(double x1, double y1, double x2, double y2, double reach) {
        return new Cubic(new Spot(x1, y1), new Spot(x1 + reach, y1), new Spot(x2 - reach, y2), new Spot(x2, y2));
    }

    @Override public Spot at(double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * t * u * u;
        double c = 3 * t * t * u;
        double d = t * t * t;
        return new Spot(a * from.x() + b * control1.x() + c * control2.x() + d * to.x(),
                a * from.y() + b * control1.y() + c * control2.y() + d * to.y());
    }

    /** The height at which the curve passes {@code x}; for curves that run from left to right. */
    public double heightAt(double x) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (at(middle).x() < x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(low).y();
    }

    /** Of the control points: never smaller than the curve. */
    @Override public Box bounds() {
        double left = Math.min(Math.min(from.x(), to.x()), Math.min(control1.x(), control2.x()));
        double right = Math.max(Math.max(from.x(), to.x()), Math.max(control1.x(), control2.x()));
        double top = Math.min(Math.min(from.y(), to.y()), Math.min(control1.y(), control2.y()));
        double bottom = Math.max(Math.max(from.y(), to.y()), Math.max(control1.y(), control2.y()));
        return new Box(left, top, right - left, bottom - top);
    }
}
