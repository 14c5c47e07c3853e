package io.bindery.ui.workbench;

import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The panels below the canvas: a strip of tabs, and the chosen panel unless it is folded away. */
final class BottomDock extends StackPane {

    private static final double LOWEST = 180;
    private static final double HIGHEST = 560;

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final DoubleProperty height = new SimpleDoubleProperty();
    private final ToggleGroup group = new ToggleGroup();
    private final HBox strip = new HBox();
    private final HBox actions = new HBox();
    private final StackPane content = new StackPane();

    BottomDock(List<BottomTab> tabs, Workspace workspace) {
        setId("bottom-dock");
        open.set(workspace.flag("bottom.open", true));
        height.set(limit(workspace.number("bottom.height", 276)));
        open.addListener((observed, was, is) -> workspace.remember("bottom.open", is));
        height.addListener((observed, was, is) -> workspace.remember("bottom.height", is));
        strip.getStyleClass().add("dock-tabs");
        content.getStyleClass().addAll("panel", "dock-content");
        content.visibleProperty().bind(open);
        content.managedProperty().bind(open);
        VBox.setVgrow(content, Priority.ALWAYS);
        tabs.forEach(this::add);
        actions.getStyleClass().add("dock-actions");
        strip.getChildren().addAll(spring(), actions, foldButton());
        Sash sash = new Sash("Height of the panels", Orientation.HORIZONTAL, -1, height, BottomDock::limit);
        sash.visibleProperty().bind(open);
        StackPane.setAlignment(sash, Pos.TOP_CENTER);
        getChildren().setAll(new VBox(strip, content), sash);
        prefHeightProperty().bind(javafx.beans.binding.Bindings.when(open).then(height).otherwise(37));
        setMinHeight(Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        show(workspace.text("bottom.tab", tabs.isEmpty() ? "" : tabs.get(0).title()));
        group.selectedToggleProperty().addListener((observed, was, is) -> {
            if (is != null) {
                workspace.remember("bottom.tab", ((ToggleButton) is).getText());
            }
        });
    }

    BooleanProperty open() {
        return open;
    }

    /** Brings a panel to the front and unfolds the dock. */
    void reveal(String title) {
        show(title);
        open.set(true);
    }

    void focusContent() {
        if (open.get() && !content.getChildren().isEmpty()) {
            FocusWalk.first(content.getChildren().get(0)).ifPresent(javafx.scene.Node::requestFocus);
        } else {
            strip.getChildren().get(0).requestFocus();
        }
    }

    private void show(String title) {
        group.getToggles().stream().filter(toggle -> ((ToggleButton) toggle).getText().equals(title)).findFirst()
                .or(() -> group.getToggles().stream().findFirst()).ifPresent(group::selectToggle);
    }

    private void add(BottomTab tab) {
        ToggleButton button = new ToggleButton(tab.title());
        button.setId("tab-" + tab.title().toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().add("dock-tab");
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            button.setSelected(true); // a tab chosen again stays chosen
            open.set(true);
        });
        button.selectedProperty().addListener((observed, was, is) -> {
            if (is) {
                content.getChildren().setAll(tab.content());
                actions.getChildren().setAll(tab.actions());
            }
        });
        strip.getChildren().add(button);
    }

    private Button foldButton() {
        Button fold = Buttons.icon(Feather.CHEVRON_DOWN, "Fold the panels · Ctrl+J", () -> open.set(!open.get()));
        fold.setId("dock-fold");
        Runnable turn = () -> {
            fold.setGraphic(Icons.small(open.get() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
            fold.setTooltip(new Tooltip((open.get() ? "Fold" : "Unfold") + " the panels · Ctrl+J"));
        };
        open.addListener(observed -> turn.run());
        turn.run();
        return fold;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    private static double limit(double height) {
        return Math.max(LOWEST, Math.min(HIGHEST, height));
    }
}
