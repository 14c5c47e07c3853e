package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** The ring with a plus at an exchange's right, where a binding begins. */
final class PortMark extends Group {

    PortMark(Figure.OfExchange exchange) {
        double x = exchange.outX();
        double y = exchange.box().centreY();
        getChildren().addAll(Shapes.styled(new Circle(x, y, 6), "port"),
                Shapes.styled(new Line(x - 3, y, x + 3, y), "port-plus"), Shapes.styled(new Line(x, y - 3, x, y + 3), "port-plus"));
        setMouseTransparent(true);
    }
}
