package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.Link;
import javafx.scene.Group;
import javafx.scene.control.Label;

/** A line that is hovered or selected: stronger, with its whole key. */
final class LineMark extends Group {

    LineMark(Line line, boolean selected) {
        String style = selected ? "line-selected" : "line-hover";
        getChildren().add(Shapes.along(line.track(), style));
        if (line.link().kind() != Link.Kind.DEAD_LETTERS) {
            getChildren().add(Shapes.arrow(line.track().at(1).x() + 1, line.track().at(1).y(), style + "-arrow"));
        }
        if (line.link().kind() == Link.Kind.BINDING && line.pill() != null && !PillSize.byArguments(line.link().bindings().get(0))) {
            getChildren().add(pill(line, selected));
        }
    }

    private static Label pill(Line line, boolean selected) {
        int more = line.link().bindings().size() - 1;
        Label pill = new Label(line.link().key() + (more > 0 ? "  +" + more : ""));
        pill.getStyleClass().addAll("key-pill", selected ? "key-pill-selected" : "key-pill-hover");
        double width = PillSize.textWidth(pill.getText()) + 14;
        pill.setMinWidth(width);
        pill.relocate(line.pill().right() - Math.max(width, line.pill().width()), line.pill().y());
        if (width < line.pill().width()) {
            pill.setMinWidth(line.pill().width());
        }
        return pill;
    }
}
