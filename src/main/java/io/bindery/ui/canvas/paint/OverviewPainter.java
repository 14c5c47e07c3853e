package io.bindery.ui.canvas.paint;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.overview.Group;
import io.bindery.ui.canvas.overview.Overview;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.theme.Token;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;

/** A big topology as cards of cells; the neighbours of what is selected stand out, the ways to them bundled with a count. */
public final class OverviewPainter {

    private static final double BACK = 0.42;

    private final GraphicsContext gc;

    public OverviewPainter(GraphicsContext gc) {
        this.gc = gc;
    }

    /** @param selected null for nothing · neighbours what it leads to */
    public void paint(Drawing drawing, Overview overview, View view, Fates fates, boolean dark, double width, double height, FigureId selected, Set<FigureId> neighbours) {
        Brush brush = new Brush(gc, dark, view.scale(), Lit.NONE, fates);
        gc.setFill(brush.color(Token.CANVAS));
        gc.fillRect(0, 0, width, height);
        gc.save();
        gc.translate(view.offsetX(), view.offsetY());
        gc.scale(view.scale(), view.scale());
        boolean focus = selected != null;
        for (Group group : overview.groups()) {
            card(brush, drawing, group, focus, selected, neighbours);
        }
        if (focus) {
            overview.place(selected).ifPresent(place -> {
                bundles(brush, overview, place, selected, neighbours);
                tag(brush, place, selected.label());
            });
        }
        gc.restore();
    }

    private void card(Brush brush, Drawing drawing, Group group, boolean focus, FigureId selected, Set<FigureId> neighbours) {
        boolean near = !focus || group.queues().stream().anyMatch(neighbours::contains) || group.exchanges().contains(selected) || group.queues().contains(selected);
        brush.fill(group.box(), 9, Token.SURFACE);
        brush.edge(group.box(), 9, Token.BORDER, 1);
        brush.strength(near ? 1 : 0.5);
        head(brush, group);
        for (int i = 0; i < group.exchanges().size(); i++) {
            FigureId id = group.exchanges().get(i);
            brush.strength(!focus || near ? 1 : 0.5);
            glyph(brush, drawing, id, group.glyph(i));
            if (id.equals(selected)) {
                ring(brush, group.glyph(i).grown(5), 6);
            }
        }
        for (int i = 0; i < group.queues().size(); i++) {
            FigureId id = group.queues().get(i);
            boolean lit = neighbours.contains(id) || id.equals(selected);
            brush.strength(!focus || lit ? 1 : BACK);
            Figure figure = drawing.figures().get(id);
            Box cell = group.cell(i);
            if (figure instanceof Figure.OfQueue queue) {
                cell(brush, cell, queue.queue(), drawing.fill(queue.queue()));
                brush.fates.of(id).ifPresent(fate -> fate(brush, cell, fate));
            }
            brush.strength(1);
            if (lit) {
                ring(brush, group.cell(i).grown(2), 3.5);
            }
        }
        brush.strength(1);
    }

    private static void head(Brush brush, Group group) {
        Box box = group.box();
        String name = group.prefix().isEmpty() ? "others" : Type.fitted(group.prefix(), Type.NAME, 130);
        brush.text(name, box.x() + 13, box.y() + 23, Type.NAME, Token.TEXT);
        if (!group.prefix().isEmpty()) {
            brush.text(".*", box.x() + 13 + Type.width(name, Type.NAME), box.y() + 23, Type.GROUP, Token.MUTED);
        }
        String word = group.queues().size() == 1 ? "queue" : "queues";
        double wordX = box.right() - 13 - Type.width(word, Type.SMALL);
        brush.text(word, wordX, box.y() + 23, Type.SMALL, Token.MUTED);
        String count = Figures.count(group.queues().size());
        brush.text(count, wordX - 5 - Type.width(count, Type.COUNT), box.y() + 23, Type.COUNT, Token.TEXT);
    }

    private void glyph(Brush brush, Drawing drawing, FigureId id, Box place) {
        if (!(drawing.figures().get(id) instanceof Figure.OfExchange exchange)) {
            return;
        }
        gc.save();
        gc.translate(place.x(), place.y());
        gc.setStroke(brush.color(Silhouette.token(exchange.shape())));
        gc.setLineWidth(1.4);
        gc.beginPath();
        gc.appendSVGPath(GlyphPath.of(exchange.shape()));
        gc.stroke();
        gc.restore();
    }

    private void cell(Brush brush, Box cell, QueueSnapshot queue, double fill) {
        boolean full = queue.effective().maxLength().isPresent() && queue.depth() >= queue.effective().maxLength().getAsLong();
        brush.fill(cell, 2, Token.SUNKEN);
        if (queue.depth() > 0) {
            brush.fill(new Box(cell.x(), cell.y(), Math.max(2, cell.width() * fill), cell.height()), 2, full ? Token.ERROR : Token.READY);
        }
        if (full) {
            gc.setStroke(brush.color(Token.SURFACE));
            gc.setLineWidth(1.2);
            gc.strokeLine(cell.x() + 15, cell.y() + 2, cell.x() + 15, cell.y() + 7);
            gc.strokeLine(cell.x() + 17.5, cell.y() + 2, cell.x() + 17.5, cell.y() + 7);
        } else if (queue.consumers().isEmpty()) {
            brush.dashes(2, 2);
            brush.edge(cell, 2, Token.OUTLINE, 1);
            brush.solid();
        }
    }

    /** Gone is dashed and crossed out; what loses messages has a stroke below. */
    private static void fate(Brush brush, Box cell, QueueFate fate) {
        if (fate.isGone()) {
            brush.dashes(2, 2);
            brush.edge(cell.grown(1), 3, Token.ERROR, 1.25);
            brush.solid();
            Mark.CROSS.draw(brush, cell.centreX() - 4, cell.centreY() - 4, 8, Token.ERROR, 3);
        } else if (fate.loses() > 0) {
            brush.fill(new Box(cell.x(), cell.bottom() + 1, cell.width(), 1.5), 0.75, Token.ERROR);
        }
    }

    private static void ring(Brush brush, Box box, double radius) {
        brush.edge(box, radius, Token.LIT, 1.75);
    }

    /** One line to each group, as thick as it has neighbours. */
    private void bundles(Brush brush, Overview overview, Box from, FigureId selected, Set<FigureId> neighbours) {
        Map<Group, Integer> counts = new HashMap<>();
        for (FigureId neighbour : neighbours) {
            overview.groupOf(neighbour).ifPresent(group -> counts.merge(group, 1, Integer::sum));
        }
        counts.forEach((group, count) -> {
            if (!group.queues().contains(selected) && !group.exchanges().contains(selected)) {
                bundle(brush, from, group.box(), count);
            }
        });
    }

    /** Into the side that faces; groups in the same column by their left. */
    private void bundle(Brush brush, Box from, Box to, int count) {
        double y = Math.max(to.y() + 24, Math.min(to.bottom() - 12, from.centreY()));
        double width = 1.25 + Math.log(count) / Math.log(2) * 0.5;
        if (to.x() > from.right()) {
            bundle(brush, Curve.of(Cubic.level(from.right() + 6, from.centreY(), to.x() - 1, y)), width);
            brush.arrowRight(to.x(), y, Token.LIT);
            count(brush, to.x() - 12, y, count);
        } else if (to.right() < from.x()) {
            bundle(brush, Curve.of(Cubic.level(to.right() + 4, y, from.x() - 6, from.centreY())), width);
            count(brush, to.right() + 24, y, count);
        } else {
            double out = to.x() - 26;
            bundle(brush, Curve.of(new Cubic(new Spot(from.x() - 6, from.centreY()), new Spot(out, from.centreY()), new Spot(out, y), new Spot(to.x() - 1, y))), width);
            brush.arrowRight(to.x(), y, Token.LIT);
            count(brush, to.x() + 6, y - 14, count);
        }
    }

    private static void bundle(Brush brush, Curve curve, double width) {
        LinePainter.curve(brush, curve, Token.CANVAS, width + 3);
        LinePainter.curve(brush, curve, Token.LIT, width);
    }

    private static void count(Brush brush, double right, double y, int count) {
        String text = String.valueOf(count);
        double room = Type.width(text, Type.COUNT) + 13;
        Box pill = new Box(right - room, y - 9.5, room, 19);
        brush.fill(pill, 4.5, Token.SURFACE);
        brush.edge(pill, 4.5, Token.LIT, 1);
        brush.centred(text, pill.centreX(), pill.y() + 13.3, Type.COUNT, Token.LIT);
    }

    private static void tag(Brush brush, Box place, String name) {
        double width = Type.width(name, Type.CLIENT) + 16;
        Box tag = new Box(place.right() + 12, place.centreY() - 12, width, 24);
        brush.fill(tag, 6, Token.ACCENT);
        brush.text(name, tag.x() + 8, tag.y() + 16, Type.CLIENT, Token.ON_ACCENT);
    }
}
