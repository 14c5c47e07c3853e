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
