package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.paint.Detail;
import io.bindery.ui.canvas.paint.Pills;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.CubicCurve;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/** For who is here the first time: the port of one exchange, and what it is for. Gone for good once somebody has dragged. */
final class FirstDrag extends Group {

    private static final double WIDTH = 122;
    private static final double HEIGHT = 42;
    private static final double DROP = 14;
    private static final int LOOKS = 32;
    /** As keys on pills, words stay large enough to be read. */
    private static final double LEGIBLE = 0.82;

    private Runnable learned;
    private double size = 1;

    FirstDrag() {
        setId("first-drag");
        setMouseTransparent(true);
        setVisible(false);
    }

    /** @param done is told once, after the first drag */
    void offer(Runnable done) {
        learned = done;
    }

    /** While a route is lit the canvas tells of that, with marks where these words stand. */
    void giveWay(boolean gives) {
        setOpacity(gives ? 0 : 1);
    }

    void dragged() {
        if (learned != null) {
            learned.run();
            learned = null;
            getChildren().clear();
            setVisible(false);
        }
    }

    void follow(Drawing drawing, View view) {
        if (learned == null) {
            return;
        }
        size = Math.max(1, LEGIBLE / view.scale());
        Optional<Figure.OfExchange> at = Detail.at(view.scale()).compareTo(Detail.KEYS) < 0 ? Optional.empty() : place(drawing, view);
        getChildren().clear();
        at.ifPresent(this::draw);
        setVisible(at.isPresent());
    }

    /** The exchange with the most bindings that has room below it. */
    private Optional<Figure.OfExchange> place(Drawing drawing, View view) {
        return drawing.figures().values().stream().filter(Figure.OfExchange.class::isInstance).map(Figure.OfExchange.class::cast)
                .filter(figure -> bindings(drawing, figure) > 0 && isFree(drawing, words(figure), view.scale()))
                .max(Comparator.comparingLong(figure -> bindings(drawing, figure)));
    }

    private static long bindings(Drawing drawing, Figure figure) {
        return drawing.lines().keySet().stream().filter(line -> line.kind() == Link.Kind.BINDING && line.from().equals(figure.id())).count();
    }

    private static boolean isFree(Drawing drawing, Box box, double scale) {
        return drawing.figuresNear(box).stream().noneMatch(figure -> figure.box().touches(box))
                && drawing.fold().filter(fold -> fold.touches(box)).isEmpty()
                && drawing.linesNear(box).stream().noneMatch(line -> crosses(line, box, scale));
    }

    private static boolean crosses(Line line, Box box, double scale) {
        return line.pill() != null && Pills.box(line, scale).touches(box)
                || IntStream.rangeClosed(0, LOOKS).mapToObj(look -> line.track().at((double) look / LOOKS)).anyMatch(spot -> box.contains(spot.x(), spot.y()));
    }

    private Box words(Figure figure) {
        return new Box(figure.outX() - 24 - (WIDTH - 24) * size, figure.box().bottom() + DROP, (WIDTH - 24) * size, HEIGHT * size);
    }

    private void draw(Figure.OfExchange exchange) {
        Box words = words(exchange);
        Spot port = new Spot(exchange.outX(), exchange.box().centreY());
        CubicCurve leader = Shapes.styled(new CubicCurve(port.x(), port.y() + 7, port.x(), words.y() + 12 * size, port.x() - 4, words.y() + 14 * size, words.right() + 4, words.y() + 14 * size), "first-drag-leader");
        Group told = new Group(text("Drag to a queue", words, 6, "first-drag-do"), text("to bind it", words, 22, "first-drag-why"));
        told.getTransforms().add(new Scale(size, size, words.right(), words.y()));
        getChildren().addAll(leader, new PortMark(exchange), told);
    }

    private static Text text(String words, Box box, double down, String style) {
        Text text = Shapes.styled(new Text(words), style);
        text.setTextOrigin(VPos.TOP);
        text.layoutXProperty().bind(Bindings.createDoubleBinding(() -> box.right() - text.getLayoutBounds().getWidth(), text.layoutBoundsProperty()));
        text.setY(box.y() + down);
        return text;
    }
}
