package io.bindery.ui.canvas;

import io.bindery.ui.theme.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Zoom, fit and tidy-up, at the lower left. */
final class ZoomBar extends HBox {

    ZoomBar(ViewControl view, OverviewControl overview, Runnable tidyUp) {
        getStyleClass().add("float-bar");
        Label figure = new Label();
        figure.getStyleClass().add("zoom-figure");
        figure.textProperty().bind(view.view().map(now -> Math.round(now.scale() * 100) + " %"));
        Region rule = new Region();
        rule.getStyleClass().add("bar-rule");
        getChildren().addAll(
                button("zoom-out", Feather.MINUS, "Smaller · −", () -> zoom(view, overview, 1 / ViewControl.STEP)), figure,
                button("zoom-in", Feather.PLUS, "Larger · +", () -> zoom(view, overview, ViewControl.STEP)), rule,
                button("zoom-fit", Feather.MAXIMIZE, "Fit into the window · 0", () -> {
                    view.fit();
                    overview.contents();
                }),
                button("tidy-up", Feather.GRID, "Tidy up: arrange everything anew · T", tidyUp));
    }

    private static void zoom(ViewControl view, OverviewControl overview, double factor) {
        view.zoom(factor);
        overview.zoomed(view.width() / 2, view.height() / 2);
    }

    private static Button button(String id, Feather icon, String says, Runnable action) {
        Button button = new Button("", Icons.small(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }
}
