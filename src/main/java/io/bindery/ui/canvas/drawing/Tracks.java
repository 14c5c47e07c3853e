package io.bindery.ui.canvas.drawing;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The way of each kind of line from figure to figure. */
final class Tracks {

    private static final double CLIENT_REACH = 22;
    private static final double ALTERNATE_PILL = 82;
    /** How wide a bend in a gap between columns is. */
    private static final double BEND = 118;
    private static final int LOOKS = 24;

    private Tracks() { }

    /**
     * A plain curve; where it would run behind a figure, one that bends right after its start or right before its end.
     *
     * @param taken whether a figure other than the ends stands at a spot
     */
    static Curve binding(Figure from, Figure to, double entryY, Predicate<Spot> taken) {
        Spot start = new Spot(from.outX(), from.box().centreY());
        Spot end = new Spot(to.inX() - 1, entryY);
        Curve plain = Curve.of(Cubic.level(start.x(), start.y(), end.x(), end.y()));
        if (end.x() - start.x() < BEND * 1.5 || isFree(plain, taken)) {
            return plain;
        }
        Curve early = Curve.bending(start, end, start.x(), start.x() + BEND);
        if (isFree(early, taken)) {
            return early;
        }
        Curve late = Curve.bending(start, end, end.x() - BEND, end.x());
        return isFree(late, taken) ? late : plain;
    }

    static Curve client(Figure from, Figure to) {
        return Curve.of(Cubic.withReach(from.outX(), from.box().centreY(), to.inX() - 1, to.box().centreY(), CLIENT_REACH));
    }

    /** Out of the top, into the side. */
    static Curve alternate(Figure from, Figure to) {
        double x = from.box().x() + from.box().width() * 0.6;
        double y = to.box().centreY();
        double lift = y < from.box().y() - 40 ? y + 40 : from.box().y() - 50;
        return Curve.of(new Cubic(new Spot(x, from.box().y()), new Spot(x, lift), new Spot(to.inX() - 110, y), new Spot(to.inX() - 1, y)));
    }

    /** Out at the queue's lower right, down right of the queues, round below, up into the exchange. */
    static Lane deadLetters(Figure queue, Figure exchange, double laneX, double bottom, boolean wayUpIsFree) {
        double y = queue.box().y() + 41;
        List<Spot> corners = new ArrayList<>(List.of(new Spot(queue.box().right(), y), new Spot(laneX, y), new Spot(laneX, bottom)));
        Box target = exchange.box();
        if (wayUpIsFree) {
            corners.add(new Spot(target.centreX(), bottom));
        } else {
            corners.add(new Spot(target.x() - 16, bottom));
            corners.add(new Spot(target.x() - 16, target.bottom() + 9));
            corners.add(new Spot(target.x() + 30, target.bottom() + 9));
        }
        corners.add(new Spot(wayUpIsFree ? target.centreX() : target.x() + 30, target.bottom() + 1));
        return new Lane(corners);
    }

    /** Right-aligned before the target, or before a pill that stands there already. */
    static Box pill(Link link, Curve track, double right) {
        double width = PillSize.width(link);
        return width == 0 ? null : new Box(right - width, track.heightAt(right - width / 2) - PillSize.HEIGHT / 2, width, PillSize.HEIGHT);
    }

    /** On the line, short of its end: a line that runs back comes from elsewhere than the left. */
    static Box alternatePill(Curve track) {
        Spot on = track.beforeEnd(35 + ALTERNATE_PILL / 2);
        return new Box(on.x() - ALTERNATE_PILL / 2, on.y() - 9, ALTERNATE_PILL, 18);
    }

    private static boolean isFree(Curve curve, Predicate<Spot> taken) {
        for (int i = 1; i < LOOKS; i++) {
            if (taken.test(curve.at((double) i / LOOKS))) {
                return false;
            }
        }
        return true;
    }
}
