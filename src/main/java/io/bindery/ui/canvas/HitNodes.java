package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.paint.Detail;
import io.bindery.ui.canvas.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/**
 * An invisible node for each figure and port that is seen, so that tests and assistive tools find them by id
 * ({@code figure-queue-billing}, {@code port-exchange-orders}). The mouse does not see them: the canvas asks its grid.
 */
final class HitNodes extends Group {

    private static final int MOST = 300;

    HitNodes() {
        setMouseTransparent(true);
    }

    void follow(Drawing drawing, Box seen, double scale) {
        List<Figure> figures = drawing.figuresNear(seen).stream().filter(figure -> figure.box().touches(seen)).toList();
        List<Node> nodes = new ArrayList<>();
        if (figures.size() <= MOST && Detail.at(scale).compareTo(Detail.NAMES) >= 0) {
            for (Figure figure : figures) {
                nodes.add(hit(figure));
                if (figure instanceof Figure.OfExchange exchange && !figure.id().isDefaultExchange()) {
                    nodes.add(port(exchange));
                }
            }
        }
        getChildren().setAll(nodes);
    }

    private static Node hit(Figure figure) {
        Rectangle node = Shapes.rectangle(figure.box(), 7);
        node.setFill(Color.TRANSPARENT);
        node.setId("figure-" + figure.id().cssName());
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(says(figure));
        return node;
    }

    private static Node port(Figure.OfExchange exchange) {
        Circle node = new Circle(exchange.outX(), exchange.box().centreY(), 6, Color.TRANSPARENT);
        node.setId("port-" + exchange.id().cssName());
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText("Bind from " + exchange.id().label());
        return node;
    }

    private static String says(Figure figure) {
        if (figure instanceof Figure.OfExchange exchange) {
            return exchange.exchange().definition().type() + " exchange " + figure.id().label();
        } else if (figure instanceof Figure.OfQueue queue) {
            return "Queue " + figure.id().label() + ", " + queue.queue().ready() + " ready, " + queue.queue().unacked() + " unacked";
        }
        return ((Figure.OfClient) figure).client().label();
    }
}
