package io.bindery.ui.canvas.picture;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.layout.ColumnLayout;
import io.bindery.ui.canvas.paint.Mark;
import io.bindery.ui.canvas.paint.Silhouette;
import io.bindery.ui.canvas.picture.Pen.Anchor;
import io.bindery.ui.canvas.picture.Pen.Face;
import io.bindery.ui.theme.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A topology as the canvas arranges it, in its shapes and colours; messages and clients are no part of it. */
public final class TopologyPicture {

    private static final double AROUND = 24;
    private static final double CORNER = 8;
    /** Of a name in Inter, on average; without fonts it can only be guessed. */
    private static final double LETTER = 7.4;

    private final Drawing drawing;
    private final Pen pen;

    private TopologyPicture(Drawing drawing, Pen pen) {
        this.drawing = drawing;
        this.pen = pen;
    }

    public static String svg(VhostSnapshot topology, boolean dark) {
        Drawing drawing = arranged(topology);
        SvgText svg = new SvgText(dark, drawing.bounds().grown(AROUND));
        new TopologyPicture(drawing, svg).draw();
        return svg.end();
    }

    /**
     * The same in dots.
     *
     * @param scale dots for a length of 1
     * @throws IOException with a sentence, when that would be too many, or this Java cannot draw
     */
    public static byte[] png(VhostSnapshot topology, boolean dark, double scale) throws IOException {
        Drawing drawing = arranged(topology);
        return PngImage.drawn(drawing.bounds().grown(AROUND), dark, scale, pen -> new TopologyPicture(drawing, pen).draw());
    }

    private static Drawing arranged(VhostSnapshot topology) {
        Graph graph = Graph.of(topology, List.of(), Set.of());
        return new Drawing(graph, ColumnLayout.arrange(graph, List.of(), ColumnLayout.PITCH));
    }

    private void draw() {
        drawing.lines().values().forEach(this::line);
        drawing.fold().ifPresent(this::fold);
        drawing.figures().values().forEach(figure -> {
            if (figure instanceof Figure.OfExchange exchange) {
                exchange(exchange);
            } else if (figure instanceof Figure.OfQueue queue) {
                queue(queue);
            }
        });
        drawing.lines().values().stream().filter(line -> line.pill() != null).forEach(this::pill);
        deadLetters();
    }

    private void line(Line line) {
        if (line.track() instanceof Curve curve) {
            Cubic bend = curve.bend();
            String way = "M" + at(curve.from()) + "L" + at(bend.from()) + "C" + at(bend.control1()) + " " + at(bend.control2()) + " " + at(bend.to())
                    + "L" + at(new Spot(curve.to().x() - 3, curve.to().y()));
            pen.path(way, null, 1, Token.LINE, 1.5, line.link().kind() == Link.Kind.ALTERNATE ? "9 5" : "");
            double x = curve.to().x() + 1;
            double y = curve.to().y();
            pen.path("M" + at(new Spot(x - 7, y - 3.8)) + "L" + at(new Spot(x, y)) + "L" + at(new Spot(x - 7, y + 3.8)) + "Z", Token.LINE, 1, null, 0, "");
        } else {
            lane((Lane) line.track());
        }
    }

    /** Of the dead letters: the corners are rounded. */
    private void lane(Lane lane) {
        List<Spot> corners = lane.corners();
        StringBuilder way = new StringBuilder("M" + at(corners.get(0)));
        for (int i = 1; i < corners.size() - 1; i++) {
            way.append("L").append(at(towards(corners.get(i), corners.get(i - 1)))).append("Q").append(at(corners.get(i))).append(" ")
                    .append(at(towards(corners.get(i), corners.get(i + 1))));
        }
        Spot end = corners.get(corners.size() - 1);
        pen.path(way + "L" + at(new Spot(end.x(), end.y() + 5)), null, 1, Token.DEAD, 1.75, "1.5 4.5");
        pen.path("M" + at(new Spot(end.x() - 3.8, end.y() + 6)) + "L" + at(new Spot(end.x(), end.y() - 1)) + "L" + at(new Spot(end.x() + 3.8, end.y() + 6)) + "Z",
                Token.DEAD, 1, null, 0, "");
    }

    private static Spot towards(Spot corner, Spot other) {
        double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Spot(corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    private void exchange(Figure.OfExchange figure) {
        Box box = figure.box();
        ExchangeDefinition exchange = figure.exchange().definition();
        Token token = Silhouette.token(figure.shape());
        String outline = Silhouette.path(figure.shape(), box, 7);
        pen.path(outline, Token.SURFACE, 1, null, 0, "");
        pen.path(outline, token, 0.07, token, 1.5, exchange.durable() ? "" : "4 3");
        if (exchange.internal()) {
            pen.path(Silhouette.path(figure.shape(), box.grown(4), 10), null, 1, token, 1, "");
        }
        pen.text(exchange.type() + (exchange.internal() ? ", internal" : ""), box.centreX(), box.y() + 18, Face.MEDIUM, 11, token, Anchor.MIDDLE);
        pen.text(fitted(figure.id().label(), box.width() - 30), box.centreX(), box.y() + 34, Face.STRONG, 13, Token.TEXT, Anchor.MIDDLE);
    }

    private void queue(Figure.OfQueue figure) {
        Box box = figure.box();
        QueueDefinition queue = figure.queue().effective();
        pen.box(box, 7, Token.SURFACE, queue.durable() ? Token.BORDER : Token.OUTLINE, 1, queue.durable() ? "" : "4 3");
        List<Mark> marks = Mark.of(queue);
        pen.text(fitted(figure.id().label(), box.width() - 26 - marks.size() * 17), box.x() + 12, box.y() + 19, Face.STRONG, 13, Token.TEXT, Anchor.START);
        for (int i = 0; i < marks.size(); i++) {
            pen.sign(marks.get(i).path(), box.right() - 23 - i * 17, box.y() + 9, 12, marks.get(i) == Mark.DEAD_LETTERS ? Token.DEAD : Token.MUTED);
        }
        pen.text(queue.durable() ? "durable" : "goes with a restart", box.x() + 12, box.y() + 37, Face.UI, 11, Token.MUTED, Anchor.START);
    }

    private void pill(Line line) {
        Box box = line.pill();
        if (line.link().kind() == Link.Kind.ALTERNATE) {
            pen.box(box, 9, Token.CANVAS, Token.LINE, 1, "4 3");
            pen.text("alternate", box.centreX(), box.y() + 13, Face.UI, 11, Token.MUTED, Anchor.MIDDLE);
            return;
        }
        List<String> chips = new ArrayList<>(PillSize.chips(line.link().bindings().get(0)));
        boolean byArguments = PillSize.byArguments(line.link().bindings().get(0));
        double x = box.x();
        for (int i = 0; i < chips.size(); i++) {
            Box chip = new Box(x, box.y(), PillSize.textWidth(chips.get(i)) + 14, box.height());
            boolean match = byArguments && i == 0;
            pen.box(chip, 4.5, match ? Token.HEADERS : Token.SURFACE, match ? null : Token.BORDER, 1, "");
            pen.text(chips.get(i), chip.centreX(), chip.y() + 13.3, Face.MONO, 11, match ? Token.SURFACE : Token.TEXT, Anchor.MIDDLE);
            x = chip.right() + PillSize.CHIP_GAP;
        }
        int more = line.link().bindings().size() - 1;
        if (more > 0) {
            Box rest = new Box(box.right() - PillSize.MORE, box.y(), PillSize.MORE, box.height());
            pen.box(rest, 4.5, Token.SURFACE, Token.BORDER, 1, "");
            pen.text("+" + more, rest.centreX(), rest.y() + 13.3, Face.MONO, 11, Token.MUTED, Anchor.MIDDLE);
        }
    }

    private void fold(Box box) {
        drawing.figure(FigureId.exchange("")).ifPresent(exchange -> {
            boolean below = box.y() > exchange.box().bottom();
            Spot from = below ? new Spot(box.centreX(), exchange.box().bottom()) : new Spot(exchange.box().right(), box.centreY());
            pen.path("M" + at(from) + "L" + at(below ? new Spot(box.centreX(), box.y()) : new Spot(box.x(), box.centreY())), null, 1, Token.LINE, 1.5, "");
            pen.box(box, 4.5, Token.SURFACE, Token.BORDER, 1, "");
            pen.text(drawing.queueCount() + " by name", box.centreX(), box.y() + 13.5, Face.UI, 11, Token.MUTED, Anchor.MIDDLE);
        });
    }

    /** Said once on each lane. */
    private void deadLetters() {
        Set<FigureId> done = new HashSet<>();
        for (Line line : drawing.lines().values()) {
            if (line.link().kind() == Link.Kind.DEAD_LETTERS && done.add(line.link().to())) {
                List<Spot> corners = ((Lane) line.track()).corners();
                double x = (corners.get(2).x() + corners.get(3).x()) / 2;
                pen.box(new Box(x - 36, corners.get(2).y() - 8, 72, 16), 8, Token.CANVAS, null, 0, "");
                pen.text("dead-letter", x, corners.get(2).y() + 4, Face.UI, 11, Token.DEAD, Anchor.MIDDLE);
            }
        }
    }

    private static String fitted(String name, double room) {
        return PillSize.shortened(name, Math.max(5, (int) (room / LETTER)));
    }

    private static String at(Spot spot) {
        return SvgText.number(spot.x()) + " " + SvgText.number(spot.y());
    }
}
