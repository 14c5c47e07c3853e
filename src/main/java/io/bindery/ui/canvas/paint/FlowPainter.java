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
import javafx.scene.canvas.GraphicsContext;

/** What moves and is no dot: flow where there are too many for dots, lines that light up where motion is not wanted, and messages that fall out. */
public final class FlowPainter {

    private static final double FALL = 32;
    private static final double HEIGHT = 18;
    private static final double WIDEST_FIGURE = 120;
    /** Half a client and the figure's own height. */
    private static final double ABOVE = 18 + HEIGHT + 3;

    private final GraphicsContext gc;

    public FlowPainter(GraphicsContext gc) {
        this.gc = gc;
    }

    /** What moves. @param bright whether a message on its way lights up its line, for there are no dots */
    public void paint(Drawing drawing, View view, Flights flights, boolean bright, long now, boolean dark, double width, double height) {
        Brush brush = begin(view, dark, width, height);
        if (bright) {
            flights.legs().stream().filter(leg -> leg.startNanos() <= now).forEach(leg -> drawing.way(leg.line()).map(line -> Detail.drawn(line, view.scale())).ifPresent(line -> bright(brush, line, leg, now)));
        }
        flights.drops().forEach(drop -> drawing.figure(drop.exchange()).ifPresent(figure -> drop(brush, figure, drop, now)));
        gc.restore();
    }

    /** A line with more than dots could show; it takes {@link #room}. */
    public void paint(Line line, int rate, View view, boolean dark, double width, double height) {
        flow(begin(view, dark, width, height), line, rate);
        gc.restore();
    }

    /** Where something of a line's flow is painted: the line as thick as it can be, and its figure. */
    public static Box room(Line line) {
        return line.track().bounds().with(new Box(line.track().at(0.4).x() - WIDEST_FIGURE / 2, line.track().at(0.4).y() - ABOVE, WIDEST_FIGURE, ABOVE + HEIGHT)).grown(8);
    }

    private Brush begin(View view, boolean dark, double width, double height) {
        gc.clearRect(0, 0, width, height);
        gc.save();
        gc.translate(view.offsetX(), view.offsetY());
        gc.scale(view.scale(), view.scale());
        return new Brush(gc, dark, view.scale(), Lit.NONE, Fates.NONE);
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
            figure(brush, line, Figures.count(rate) + " /s");
        }
    }

    /** On the line, or where that is too short above its end; a publisher says itself how much it sends. */
    private static void figure(Brush brush, Line line, String text) {
        double width = Type.width(text, Type.COUNT) + 12;
        Box way = line.track().bounds();
        boolean hasRoom = way.width() > width + 24;
        if (!hasRoom && line.link().kind() == Link.Kind.PUBLISHES) {
            return;
        }
        Spot at = line.track().at(0.4);
        Box box = hasRoom ? new Box(at.x() - width / 2, at.y() - HEIGHT / 2, width, HEIGHT) : new Box(way.x() + 4, at.y() - ABOVE, width, HEIGHT);
        brush.fill(box, HEIGHT / 2, Token.ACCENT);
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
