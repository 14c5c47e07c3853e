package io.bindery.ui.canvas;

import io.bindery.ui.theme.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Says whose neighbours are shown, how far, and leads back to the whole; at the upper right, only while there is a focus. */
final class FocusBar extends HBox {

    private final CanvasModel model;
    private final OverviewControl overview;
    private final Label name = new Label();
    private final HBox reach = new HBox();

    FocusBar(CanvasModel model, OverviewControl overview) {
        super(8);
        this.model = model;
        this.overview = overview;
        setId("focus-bar");
        getStyleClass().addAll("float-bar", "focus-bar");
        Label of = new Label("Neighbours of");
        name.getStyleClass().add("medium");
        reach.getStyleClass().add("seg");
        for (int steps = 1; steps <= 3; steps++) {
            reach.getChildren().add(step(String.valueOf(steps), steps, steps == 1 ? "One line away" : steps + " lines away"));
        }
        reach.getChildren().add(step("All", 0, "Everything, at full size"));
        Button close = new Button("", Icons.small(Feather.X));
        close.setId("focus-close");
        close.getStyleClass().addAll("flat", "small", "icon-only");
        close.setTooltip(new Tooltip("Back to everything · Esc"));
        close.setAccessibleText("Back to everything");
        close.setOnAction(event -> overview.unfocus());
        getChildren().addAll(Icons.small(Feather.CROSSHAIR), of, name, reach, close);
        follow();
    }

    void follow() {
        setVisible(model.focus() != null);
        if (model.focus() != null) {
            name.setText(model.focus().label());
            for (int i = 0; i < 3; i++) {
                ((ToggleButton) reach.getChildren().get(i)).setSelected(model.focusSteps() == i + 1);
            }
        }
    }

    private ToggleButton step(String text, int steps, String says) {
        ToggleButton button = new ToggleButton(text);
        button.setTooltip(new Tooltip(says));
        button.setFocusTraversable(false);
        button.setOnAction(event -> {
            button.setSelected(false);
            overview.reach(steps);
        });
        return button;
    }
}
