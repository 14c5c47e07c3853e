package io.bindery.ui.canvas.drawing;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.List;

/** The way of each kind of line from figure to figure. */
final class Tracks {

    private static final double CLIENT_REACH = 22;
    private static final double ALTERNATE_PILL = 82;

    private Tracks() { }

    static Cubic binding(Figure from, Figure to) {
        return Cubic.level(from.outX(), from.box().centreY(), to.inX() - 1, to.box().centreY());
    }

    static Cubic client(Figure from, Figure to) {
        return Cubic.withReach(from.outX(), from.box().centreY(), to.inX() - 1, to.box().centreY(), CLIENT_REACH);
    }

    /** Out of the top, into the side. */
    static Cubic alternate(Figure from, Figure to) {
        double x = from.box().x() + from.box().width() * 0.6;
        double y = to.box().centreY();
        double lift = y < from.box().y() - 40 ? y + 40 : from.box().y() - 50;
        return new Cubic(new Spot(x, from.box().y()), new Spot(x, lift), new Spot(to.inX() - 110, y), new Spot(to.inX() - 1, y));
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

    static Box pill(Link link, Cubic track, Figure to) {
        double width = PillSize.width(link);
        if (width == 0) {
            return null;
        }
        double right = to.box().x() - PillSize.TO_TARGET;
        return new Box(right - width, track.heightAt(right - width / 2) - PillSize.HEIGHT / 2, width, PillSize.HEIGHT);
    }

    static Box alternatePill(Figure to) {
        return new Box(to.box().x() - 36 - ALTERNATE_PILL, to.box().centreY() - 9, ALTERNATE_PILL, 18);
    }
}
