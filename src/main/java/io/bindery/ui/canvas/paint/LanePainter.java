package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

/** Dead-letter lanes, dotted. Queues that share an exchange join one lane, so that dots never lie on dots. */
final class LanePainter {

    private static final double CORNER = 8;

    private LanePainter() { }

    static void paint(Brush brush, Drawing drawing) {
        Map<FigureId, List<Line>> lanes = drawing.lines().values().stream().filter(line -> line.link().kind() == Link.Kind.DEAD_LETTERS)
                .collect(Collectors.groupingBy(line -> line.link().to(), LinkedHashMap::new, Collectors.toList()));
        lanes.values().forEach(lines -> {
            lines.sort(Comparator.comparing((Line line) -> !brush.lit.has(line.link().id())).thenComparing(line -> start(line).y()));
            shared(brush, lines);
        });
    }

    private static void shared(Brush brush, List<Line> lines) {
        double top = lines.stream().mapToDouble(line -> start(line).y()).min().orElse(0);
        boolean anyLit = lines.stream().anyMatch(line -> brush.lit.has(line.link().id()));
        double reach = anyLit ? lines.stream().filter(line -> brush.lit.has(line.link().id())).mapToDouble(line -> start(line).y()).min().orElse(top) : top;
        for (Line line : lines) {
            boolean lit = brush.lit.has(line.link().id());
            boolean whole = start(line).y() == reach && lit == anyLit;
            brush.strength(brush.strength(line.link()));
            pen(brush, lit);
            stroke(brush.gc, ((Lane) line.track()).corners(), whole);
            brush.solid();
            if (whole) {
                Spot end = ((Lane) line.track()).at(1);
                brush.arrowUp(end.x(), end.y() - 1, Token.DEAD);
            }
        }
        brush.strength(1);
    }

    private static void pen(Brush brush, boolean lit) {
        brush.gc.setStroke(brush.color(Token.DEAD));
        brush.gc.setLineWidth(brush.thick(lit ? 2.25 : 1.75));
        brush.gc.setLineCap(StrokeLineCap.ROUND);
        brush.dashes(1.5, 4.5);
    }

    /** The whole way, or only as far as where it joins the lane. */
    private static void stroke(GraphicsContext gc, List<Spot> corners, boolean whole) {
        gc.beginPath();
        gc.moveTo(corners.get(0).x(), corners.get(0).y());
        for (int i = 1; i < (whole ? corners.size() - 1 : 2); i++) {
            gc.arcTo(corners.get(i).x(), corners.get(i).y(), corners.get(i + 1).x(), corners.get(i + 1).y(), CORNER);
        }
        if (whole) {
            gc.lineTo(corners.get(corners.size() - 1).x(), corners.get(corners.size() - 1).y() + 5);
        }
        gc.stroke();
    }

    private static Spot start(Line line) {
        return ((Lane) line.track()).corners().get(0);
    }
}
