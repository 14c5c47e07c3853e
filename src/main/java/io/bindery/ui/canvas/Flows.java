package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.motion.Flow;
import io.bindery.ui.canvas.paint.Detail;
import io.bindery.ui.canvas.paint.FlowPainter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;

/** Lines with too many messages for dots. Each has a canvas as large as it is, painted when it would look different from before. */
final class Flows extends Group {

    private final Map<Link.Id, Surface> surfaces = new HashMap<>();

    /** What decides how a flow looks. */
    private record Look(Line line, int rate, View view, boolean dark, Box window) { }

    private static final class Surface {
        private final Canvas canvas = new Canvas();
        private final FlowPainter painter = new FlowPainter(canvas.getGraphicsContext2D());
        private Look painted;
    }

    Flows() {
        setManaged(false);
    }

    void show(List<Flow> flows, Drawing drawing, View view, boolean dark, double width, double height) {
        Box window = new Box(0, 0, width, height);
        Set<Link.Id> gone = new HashSet<>(surfaces.keySet());
        for (Flow flow : flows) {
            drawing.way(flow.line()).map(line -> Detail.drawn(line, view.scale())).ifPresent(line -> {
                gone.remove(flow.line());
                show(surfaces.computeIfAbsent(flow.line(), id -> add()), new Look(line, flow.rate(), view, dark, window));
            });
        }
        gone.forEach(line -> getChildren().remove(surfaces.remove(line).canvas));
    }

    /** Of a line that leads far out of the window only what is in it, however far one has zoomed in. */
    private static void show(Surface surface, Look look) {
        Box window = look.window;
        Box at = look.view.toView(FlowPainter.room(look.line));
        surface.canvas.setVisible(at.touches(window));
        if (look.equals(surface.painted) || !surface.canvas.isVisible()) {
            return;
        }
        double x = Math.floor(Math.max(at.x(), window.x()));
        double y = Math.floor(Math.max(at.y(), window.y()));
        Canvas canvas = surface.canvas;
        canvas.setWidth(Math.ceil(Math.min(at.right(), window.right())) - x);
        canvas.setHeight(Math.ceil(Math.min(at.bottom(), window.bottom())) - y);
        canvas.relocate(x, y);
        surface.painter.paint(look.line, look.rate, new View(look.view.scale(), look.view.offsetX() - x, look.view.offsetY() - y), look.dark,
                canvas.getWidth(), canvas.getHeight());
        surface.painted = look;
    }

    private Surface add() {
        Surface surface = new Surface();
        surface.canvas.getStyleClass().add("flow");
        getChildren().add(surface.canvas);
        return surface;
    }
}
