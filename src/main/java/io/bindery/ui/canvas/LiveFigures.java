package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.paint.StaticPainter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;

/** The insides of figures that change, each on a canvas of its own, over the drawing that shows them as they were. */
final class LiveFigures extends Group {

    private final Function<Figure.OfClient, String> doing;
    private final Map<FigureId, Live> shown = new HashMap<>();
    private final Deque<Live> spare = new ArrayDeque<>();

    private record Live(Canvas canvas, StaticPainter painter) { }

    LiveFigures(Function<Figure.OfClient, String> doing) {
        this.doing = doing;
        setManaged(false);
    }

    /** The drawing below has them all as they are. */
    void hide() {
        shown.values().forEach(live -> live.canvas.setVisible(false));
        spare.addAll(shown.values());
        shown.clear();
    }

    boolean has(Figure figure) {
        return shown.containsKey(figure.id());
    }

    int size() {
        return shown.size();
    }

    void paint(Figure figure, Drawing drawing, View view, Lit lit, Fates fates, boolean dark, double width, double height) {
        Box at = view.toView(figure.box());
        if (!at.touches(new Box(0, 0, width, height))) {
            return;
        }
        double x = Math.floor(at.x());
        double y = Math.floor(at.y());
        Live live = shown.computeIfAbsent(figure.id(), id -> spare.isEmpty() ? add() : spare.pop());
        live.canvas.setWidth(Math.ceil(at.right()) - x);
        live.canvas.setHeight(Math.ceil(at.bottom()) - y);
        live.canvas.relocate(x, y);
        live.canvas.getGraphicsContext2D().clearRect(0, 0, live.canvas.getWidth(), live.canvas.getHeight());
        live.painter.refresh(drawing, new View(view.scale(), view.offsetX() - x, view.offsetY() - y), lit, fates, dark,
                live.canvas.getWidth(), live.canvas.getHeight(), List.of(figure));
        live.canvas.setVisible(true);
    }

    private Live add() {
        Canvas canvas = new Canvas();
        canvas.getStyleClass().add("live-figure");
        getChildren().add(canvas);
        return new Live(canvas, new StaticPainter(canvas.getGraphicsContext2D(), doing));
    }
}
