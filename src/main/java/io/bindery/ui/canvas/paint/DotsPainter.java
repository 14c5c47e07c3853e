package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.motion.Drop;
import io.bindery.ui.canvas.motion.Flights;
import io.bindery.ui.canvas.motion.Leg;
import io.bindery.ui.canvas.motion.Traffic;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Token;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/** Messages on their way: dots, or flow where there are too many for dots, or lines that light up where motion is not wanted. */
public final class DotsPainter {

    private static final double RADIUS = 5;
    private static final double FALL = 32;
    private static final int LINEAR_FROM = 10;

    private final GraphicsContext gc;

    public DotsPainter(GraphicsContext gc) {
        this.gc = gc;
    }

    public void paint(Drawing drawing, View view, Flights flights, long now, boolean dark, boolean still, double width, double height) {
        gc.clearRect(0, 0, width, height);
        Brush brush = new Brush(gc, dark, view.scale(), Lit.NONE, Fates.NONE);
        gc.save();
        gc.translate(view.offsetX(), view.offsetY());
        gc.scale(view.scale(), view.scale());
        boolean lines = still || Detail.at(view.scale()).compareTo(Detail.FIGURES) < 0;
        flights.traffic().flows(now, (id, rate) -> drawing.line(id).ifPresent(line -> flow(brush, line, rate)));
        Box seen = view.seen(width, height).grown(RADIUS);
        for (Leg leg : flights.legs()) {
            if (leg.startNanos() <= now) {
                way(drawing, leg).ifPresent(line -> {
                    if (lines) {
                        bright(brush, line, leg, now);
                    } else {
                        dot(brush, line, leg, ease(leg.progress(now), flights.traffic().rate(leg.line(), now)), seen);
                    }
                });
            }
        }
        flights.drops().forEach(drop -> drawing.figure(drop.exchange()).ifPresent(figure -> drop(brush, figure, drop, now)));
        gc.restore();
    }

    private static Optional<Line> way(Drawing drawing, Leg leg) {
        return leg.binding() == null ? drawing.line(leg.line()) : drawing.way(leg.binding());
    }

    /** Ease-out for the few, even steps for the many. */
    private static double ease(double t, int rate) {
        return rate > LINEAR_FROM ? t : 1 - (1 - t) * (1 - t);
    }

    private void dot(Brush brush, Line line, Leg leg, double t, Box seen) {
        Spot at = line.track().at(leg.backwards() ? 1 - t : t);
        boolean underItsKey = line.pill() != null && Detail.at(brush.scale).compareTo(Detail.KEYS) >= 0 && Pills.box(line, brush.scale).contains(at.x(), at.y());
        if (underItsKey || !seen.contains(at.x(), at.y())) {
            return;
        }
        Token token = switch (leg.fate()) {
            case ARRIVES -> Token.MESSAGE;
            case DEAD_LETTERED -> Token.DEAD;
            case RETURNED -> Token.ERROR;
        };
        gc.setFill(brush.color(Token.CANVAS));
        gc.fillOval(at.x() - RADIUS - 1, at.y() - RADIUS - 1, 2 * RADIUS + 2, 2 * RADIUS + 2);
        gc.setFill(brush.color(token));
        gc.fillOval(at.x() - RADIUS + 1, at.y() - RADIUS + 1, 2 * RADIUS - 2, 2 * RADIUS - 2);
    }

    private static void bright(Brush brush, Line line, Leg leg, long now) {
        brush.strength(1 - leg.progress(now));
        TrackPainter.stroke(brush, line.track(), leg.fate() == Leg.Fate.DEAD_LETTERED ? Token.DEAD : Token.LIT, 2.25);
        brush.strength(1);
    }

    private static void flow(Brush brush, Line line, int rate) {
        double share = Math.min(1, Math.log10((double) rate / Traffic.FLOW) / 2.5);
        boolean dead = line.link().kind() == Link.Kind.DEAD_LETTERS;
        brush.strength(0.85);
        TrackPainter.stroke(brush, line.track(), dead ? Token.DEAD : Token.LIT, 2.25 + 3.75 * share);
        brush.strength(1);
        if (line.pill() != null && Detail.at(brush.scale).compareTo(Detail.KEYS) >= 0) {
            Box pill = Pills.box(line, brush.scale);
            brush.gc.clearRect(pill.x(), pill.y(), pill.width(), pill.height()); // the key below shows through
        }
        if (Detail.at(brush.scale).compareTo(Detail.FIGURES) >= 0) {
            figure(brush, line.track().at(0.4), Figures.count(rate) + " /s");
        }
    }

    private static void figure(Brush brush, Spot at, String text) {
        double width = Type.width(text, Type.COUNT) + 12;
        Box box = new Box(at.x() - width / 2, at.y() - 9, width, 18);
        brush.fill(box, 9, Token.ACCENT);
        brush.centred(text, box.centreX(), box.y() + 12.8, Type.COUNT, Token.ON_ACCENT);
    }

    private void drop(Brush brush, Figure figure, Drop drop, long now) {
        double t = Math.max(0, Math.min(1, (double) (now - drop.startNanos()) / (drop.endNanos() - drop.startNanos())));
        if (now < drop.startNanos()) {
            return;
        }
        double fallen = Math.min(1, t / 0.5);
        double x = figure.outX() - 12;
        double y = figure.box().bottom() + 4 + FALL * fallen * fallen;
        brush.strength(t < 0.7 ? 1 : (1 - t) / 0.3);
        if (t < 0.45) {
            gc.setFill(brush.color(Token.MESSAGE));
            gc.fillOval(x - 4, y - 4, 8, 8);
        } else {
            Mark.CROSS.draw(brush, x - 7, y - 7, 14, Token.ERROR, 3.4);
        }
        brush.strength(1);
    }
}
