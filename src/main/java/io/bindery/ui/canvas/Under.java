package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.paint.Detail;
import java.util.Optional;

/** What is under the pointer. */
sealed interface Under {

    Under NOTHING = new Nothing();
    double PORT_REACH = 12;
    double LINE_REACH = 6;

    record Nothing() implements Under { }

    record Port(Figure.OfExchange exchange) implements Under { }

    record OnFigure(Figure figure) implements Under { }

    record OnLine(Line line) implements Under { }

    /** The handle of the default exchange's folded bindings. */
    record Fold() implements Under { }

    /** @param scale so that reaches are the same on the screen at any zoom */
    static Under at(Drawing drawing, Spot spot, double scale) {
        Optional<Under> port = port(drawing, spot, Math.max(PORT_REACH, PORT_REACH / scale * 0.7));
        if (port.isPresent()) {
            return port.get();
        }
        Optional<Figure> figure = drawing.figureAt(spot);
        if (figure.isPresent()) {
            return new OnFigure(figure.get());
        }
        if (drawing.fold().filter(box -> box.contains(spot.x(), spot.y())).isPresent()) {
            return new Fold();
        }
        Optional<Line> line = Detail.at(scale) == Detail.NAMES ? drawing.straightLineAt(spot, LINE_REACH / scale) : drawing.lineAt(spot, LINE_REACH / scale);
        return line.isPresent() ? new OnLine(line.get()) : NOTHING;
    }

    private static Optional<Under> port(Drawing drawing, Spot spot, double reach) {
        return drawing.figuresNear(new Box(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)).stream()
                .filter(Figure.OfExchange.class::isInstance).map(Figure.OfExchange.class::cast)
                .filter(exchange -> !exchange.id().isDefaultExchange())
                .filter(exchange -> Math.hypot(exchange.outX() - spot.x(), exchange.box().centreY() - spot.y()) <= reach)
                .<Under>map(Port::new).findFirst();
    }
}
