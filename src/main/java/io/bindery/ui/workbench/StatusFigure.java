package io.bindery.ui.workbench;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Words, a figure, a unit: the figure in the fixed-width font, so that nothing beside it moves while it ticks. */
final class StatusFigure extends HBox {

    private final Label figure = Buttons.label("0", "mono-small");
    private final Label unit;

    StatusFigure(String before, String after) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        if (!before.isEmpty()) {
            getChildren().add(Buttons.label(before, "caption"));
        }
        unit = Buttons.label(after, "caption");
        getChildren().addAll(figure, unit);
        setMinWidth(USE_PREF_SIZE);
    }

    void show(String value) {
        figure.setText(value);
    }

    void show(String value, String newUnit) {
        figure.setText(value);
        unit.setText(newUnit);
    }
}
