package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.edit.BindRules;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Spot;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Shape;

/** A binding being drawn: the dashed line, a ring at everything it could lead to, and what releasing would do. */
final class DragMark extends Group {

    private static final double GAP = 130;

    private final Figure.OfExchange from;
    private final Group targets = new Group();
    private final Group band = new Group();

    DragMark(Figure.OfExchange from, Drawing drawing, Box seen) {
        this.from = from;
        for (Figure figure : drawing.figuresNear(seen)) {
            if (BindRules.refusal(figure.id()).isEmpty() && !figure.id().equals(from.id())) {
                targets.getChildren().add(Shapes.styled(new Circle(figure.inX(), figure.box().centreY(), 4.5), "target"));
            }
        }
        getChildren().addAll(targets, band, Shapes.around(from, 0, "drag-source"), new PortMark(from));
        setMouseTransparent(true);
    }

    /** The band to the pointer, with no target under it. */
    void loose(Spot pointer) {
        band.getChildren().setAll(curve(pointer.x(), pointer.y()));
    }

    /** The band attached to a target. */
    void onto(Figure target) {
        Spot end = end(target);
        band.getChildren().setAll(Shapes.around(target, 4, "drag-target"), curve(end.x() - 2, end.y()), Shapes.arrow(end.x(), end.y(), "drag-arrow"));
    }

    /** Only the line stays: while the editor is open. */
    void settle() {
        getChildren().remove(targets);
    }

    /** Where the band meets a target: above the middle, clear of a line that is there already. */
    static Spot end(Figure target) {
        return new Spot(target.inX() - 5, target.box().centreY() - (target instanceof Figure.OfQueue ? 15 : 12));
    }

    /** Down or up in the gap behind the exchange, then level: so it stays clear of what stands in between. */
    private Shape curve(double x, double y) {
        double x1 = from.outX() + 6;
        double y1 = from.box().centreY();
        if (x - x1 < GAP + 20) {
            return Shapes.along(Curve.of(Cubic.level(x1, y1, x, y)), "drag-band");
        }
        return Shapes.along(Curve.bending(new Spot(x1, y1), new Spot(x, y), x1, x1 + GAP), "drag-band");
    }

    /** Why the figure under the pointer is no target. */
    static Label refusal(String why) {
        Label says = new Label(why);
        says.getStyleClass().add("drag-refusal");
        says.setMinWidth(Region.USE_PREF_SIZE);
        return says;
    }

    /** «Release to bind orders to billing», beside the pointer. */
    static HBox hint(String verb, String what) {
        Label does = new Label(verb);
        does.getStyleClass().add("medium");
        Label whatLabel = new Label(what);
        whatLabel.getStyleClass().add("muted");
        HBox hint = new HBox(10, does, whatLabel);
        hint.getStyleClass().add("drag-hint");
        hint.setMouseTransparent(true);
        List.of(does, whatLabel).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        return hint;
    }
}
