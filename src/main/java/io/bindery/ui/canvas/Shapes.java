package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.Track;
import io.bindery.ui.canvas.paint.Silhouette;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** Nodes that trace what is drawn: outlines of figures, ways of lines. Coloured by the style sheet. */
final class Shapes {

    private Shapes() { }

    /** The figure's outline, {@code grow} outside it. */
    static Shape around(Figure figure, double grow, String style) {
        Shape shape;
        if (figure instanceof Figure.OfExchange exchange) {
            SVGPath path = new SVGPath();
            double more = exchange.exchange().definition().internal() ? 4 : 0;
            path.setContent(Silhouette.path(exchange.shape(), figure.box().grown(grow + more), 7 + grow));
            shape = path;
        } else {
            shape = rectangle(figure.box().grown(grow), figure instanceof Figure.OfQueue ? 7 + grow : 18 + grow);
        }
        return styled(shape, style);
    }

    static Rectangle rectangle(Box box, double radius) {
        Rectangle rectangle = new Rectangle(box.x(), box.y(), box.width(), box.height());
        rectangle.setArcWidth(2 * radius);
        rectangle.setArcHeight(2 * radius);
        return rectangle;
    }

    static Shape along(Track track, String style) {
        if (track instanceof Curve curve) {
            SVGPath path = new SVGPath();
            Cubic bend = curve.bend();
            path.setContent("M" + pair(curve.from()) + "L" + pair(bend.from()) + "C" + pair(bend.control1()) + " " + pair(bend.control2()) + " "
                    + pair(new Spot(Math.min(bend.to().x(), curve.to().x() - 3), bend.to().y())) + "L" + pair(new Spot(curve.to().x() - 3, curve.to().y())));
            return styled(path, style);
        }
        Polyline line = new Polyline();
        ((Lane) track).corners().forEach(corner -> line.getPoints().addAll(corner.x(), corner.y()));
        return styled(line, style);
    }

    private static String pair(Spot spot) {
        return spot.x() + " " + spot.y();
    }

    static Shape arrow(double x, double y, String style) {
        return styled(new Polygon(x - 7, y - 3.8, x, y, x - 7, y + 3.8), style);
    }

    static <T extends Shape> T styled(T shape, String style) {
        shape.getStyleClass().add(style);
        return shape;
    }
}
