package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;

/** The layer that changes seldom: ground, lines, figures, pills, in this order; only what is seen, as finely as the scale allows. */
public final class StaticPainter {

    /** What a publisher does while the broker does not read from it. */
    public static final String BLOCKED = "blocked";

    private static final double DOT_STEP = 24;
    private static final double DOT = 1.4;

    private final GraphicsContext gc;
    private final Function<Figure.OfClient, String> doing;

    /** @param doing a client's second line */
    public StaticPainter(GraphicsContext gc, Function<Figure.OfClient, String> doing) {
        this.gc = gc;
        this.doing = doing;
    }

    public void paint(Drawing drawing, View view, Lit lit, Fates fates, boolean dark, double width, double height) {
        Brush brush = new Brush(gc, dark, view.scale(), lit, fates);
        ground(brush, view, width, height);
        gc.save();
        toCanvas(view);
        Box seen = view.seen(width, height).grown(60);
        List<Line> lines = visible(drawing, lit, seen, view.scale());
        LanePainter.paint(brush, drawing);
        lines.stream().filter(line -> line.link().kind() != Link.Kind.DEAD_LETTERS).forEach(line -> LinePainter.paint(brush, line));
        implicit(brush, drawing);
        List<Figure> figures = drawing.figuresNear(seen).stream().filter(figure -> figure.box().touches(seen)).toList();
        figures.forEach(figure -> figure(brush, drawing, figure));
        pills(brush, drawing, lines);
        if (lit.asked() != null) {
            drawing.figure(lit.asked()).ifPresent(asked -> PillPainter.question(brush, asked.box(), lit.key()));
        }
        gc.restore();
    }

    /** Only the insides of some figures: what changes with every message. */
    public void refresh(Drawing drawing, View view, Lit lit, Fates fates, boolean dark, double width, double height, Iterable<? extends Figure> changed) {
        Brush brush = new Brush(gc, dark, view.scale(), lit, fates);
        gc.save();
        toCanvas(view);
        Box seen = view.seen(width, height);
        for (Figure figure : changed) {
            if (figure.box().touches(seen) && figure instanceof Figure.OfQueue queue) {
                QueuePainter.repaintInside(brush, queue, drawing.fill(queue.queue()));
            } else if (figure.box().touches(seen) && figure instanceof Figure.OfClient client) {
                ClientPainter.repaintInside(brush, client, doing.apply(client));
            }
        }
        gc.restore();
    }

    private void toCanvas(View view) {
        gc.translate(view.offsetX(), view.offsetY());
        gc.scale(view.scale(), view.scale());
    }

    private static List<Line> visible(Drawing drawing, Lit lit, Box seen, double scale) {
        List<Line> lines = new ArrayList<>(drawing.linesNear(seen));
        lines.replaceAll(line -> Detail.drawn(line, scale));
        lines.sort(Comparator.comparing((Line line) -> lit.has(line.link().id())).thenComparing(line -> line.link().kind() != Link.Kind.PUBLISHES));
        return lines;
    }

    private void ground(Brush brush, View view, double width, double height) {
        gc.setFill(brush.color(Token.CANVAS));
        gc.fillRect(0, 0, width, height);
        double step = DOT_STEP * view.scale();
        while (step < 14) {
            step *= 2;
        }
        double size = Math.max(1, DOT * Math.min(1, view.scale()));
        gc.setFill(brush.color(Token.DOT));
        for (double x = Math.floorMod(Math.round(view.offsetX() + 14 * view.scale()), Math.round(step)); x < width; x += step) {
            for (double y = Math.floorMod(Math.round(view.offsetY() + 14 * view.scale()), Math.round(step)); y < height; y += step) {
                gc.fillRect(x, y, size, size);
            }
        }
    }

    private void figure(Brush brush, Drawing drawing, Figure figure) {
        if (figure instanceof Figure.OfExchange exchange) {
            ExchangePainter.paint(brush, exchange);
        } else if (figure instanceof Figure.OfQueue queue) {
            QueuePainter.paint(brush, queue, drawing.fill(queue.queue()));
        } else if (figure instanceof Figure.OfClient client) {
            ClientPainter.paint(brush, client, doing.apply(client));
        }
    }

    /** The default exchange's bindings are folded; one that is lit is drawn. */
    private void implicit(Brush brush, Drawing drawing) {
        brush.lit.lines().forEach((id, binding) -> {
            if (binding != null && id.from().equals(FigureId.exchange("")) && id.kind() == Link.Kind.BINDING) {
                drawing.way(id).map(line -> Detail.drawn(line, brush.scale)).ifPresent(line -> {
                    Curve curve = (Curve) line.track();
                    LinePainter.curve(brush, curve, Token.LIT, 2.25);
                    brush.arrowRight(curve.to().x() + 1, curve.to().y(), Token.LIT);
                });
            }
        });
    }

    private void pills(Brush brush, Drawing drawing, List<Line> lines) {
        boolean all = Detail.at(brush.scale).compareTo(Detail.KEYS) >= 0;
        for (Line line : lines) {
            if (line.pill() != null && (all || brush.lit.has(line.link().id()) || brush.lit.missed().contains(line.link().id()))) {
                Pills.paint(brush, line);
            }
        }
        if (all) {
            drawing.fold().ifPresent(box -> PillPainter.fold(brush, drawing.figure(FigureId.exchange("")).orElseThrow().box(), box, drawing.queueCount()));
            DeadLabels.paint(brush, drawing);
        }
    }
}
