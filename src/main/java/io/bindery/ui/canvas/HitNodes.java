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
import javafx.scene.layout.Region;

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
        return node(figure.box(), "figure-" + figure.id().cssName(), says(figure));
    }

    private static Node port(Figure.OfExchange exchange) {
        Box port = new Box(exchange.outX(), exchange.box().centreY(), 0, 0).grown(6);
        return node(port, "port-" + exchange.id().cssName(), "Bind from " + exchange.id().label());
    }

    /** A region, for a transparent shape would be drawn with every frame. */
    private static Node node(Box box, String id, String says) {
        Region node = new Region();
        node.setManaged(false);
        node.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        node.setId(id);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(says);
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
