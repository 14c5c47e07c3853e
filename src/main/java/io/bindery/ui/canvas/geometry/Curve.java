package io.bindery.ui.canvas.geometry;

/**
 * A line from left to right: level, then a bend, then level again. Most are all bend; one that would run behind a
 * figure bends in a gap between columns instead.
 */
public record Curve(Spot from, Cubic bend, Spot to) implements Track {

    public static Curve of(Cubic bend) {
        return new Curve(bend.from(), bend, bend.to());
    }

    /** Level but for a bend between two places on the way. */
    public static Curve bending(Spot from, Spot to, double bendFrom, double bendTo) {
        double reach = (bendTo - bendFrom) * 0.55;
        return new Curve(from, Cubic.withReach(bendFrom, from.y(), bendTo, to.y(), reach), to);
    }

    /** From end to end without a bend: for scales at which curves are too small to be told apart. */
    public Curve straight() {
        double dx = (to.x() - from.x()) / 3;
        double dy = (to.y() - from.y()) / 3;
        return of(new Cubic(from, new Spot(from.x() + dx, from.y() + dy), new Spot(to.x() - dx, to.y() - dy), to));
    }

    /** Where on its last half it is so far from its end, as the crow flies. */
    public Spot beforeEnd(double distance) {
        double low = 0.5;
        double high = 1;
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            Spot at = at(middle);
            if (Math.hypot(to.x() - at.x(), to.y() - at.y()) > distance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(low);
    }

    @Override public Spot at(double t) {
        double lead = bend.from().x() - from.x();
        double tail = to.x() - bend.to().x();
        double middle = Math.hypot(bend.to().x() - bend.from().x(), bend.to().y() - bend.from().y());
        double wanted = t * (lead + middle + tail);
        if (wanted < lead) {
            return new Spot(from.x() + wanted, from.y());
        }
        return wanted <= lead + middle && middle > 0 ? bend.at((wanted - lead) / middle) : new Spot(bend.to().x() + wanted - lead - middle, to.y());
    }

    /** The height at which the line passes {@code x}. */
    public double heightAt(double x) {
        return x <= bend.from().x() ? from.y() : x >= bend.to().x() ? to.y() : bend.heightAt(x);
    }

    @Override public Box bounds() {
        Box ends = new Box(Math.min(from.x(), to.x()), Math.min(from.y(), to.y()), Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
        return bend.bounds().with(ends);
    }
}
