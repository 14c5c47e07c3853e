package io.bindery.ui.inspect;

import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The top of an inspector: what it is, its name, its properties, and what can be done with it. */
final class Header extends VBox {

    private final HBox kind = new HBox(7);
    private final Label vhost = Parts.label("/", "mono", "muted");
    private final Label name = Parts.name("", "panel-title");
    private final MenuButton more = new MenuButton("", Icons.of(Feather.MORE_HORIZONTAL));
    private final StackPane chips = new StackPane();
    private final HBox actions = new HBox(6);
    private List<Chip> shownChips = List.of();

    Header() {
        super(6);
        getStyleClass().add("inspector-part");
        name.setId("inspector-name");
        more.setId("inspector-more");
        more.getStyleClass().addAll("flat", "icon-only", "no-arrow");
        more.setAccessibleText("More actions");
        more.setTooltip(new Tooltip("More actions"));
        more.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(more.getItems()));
        kind.setAlignment(Pos.CENTER_LEFT);
        HBox line = Parts.row(name, more);
        VBox.setMargin(actions, new javafx.geometry.Insets(4, 0, 0, 0));
        actions.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(actions.getChildren()));
        chips.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(kind, line, chips, actions);
    }

    void show(Node mark, String what, String inVhost, String title, List<Chip> some) {
        kind.getChildren().setAll(mark, Parts.label(what, "caption"), Parts.spring(), Parts.label("vhost", "caption"), vhost);
        vhost.setText(inVhost);
        name.setText(title);
        name.getTooltip().setText(title);
        if (!some.equals(shownChips) || chips.getChildren().isEmpty()) {
            shownChips = some;
            chips.getChildren().setAll(Parts.chips(some));
        }
    }

    Header action(String id, String text, Feather icon, Runnable action) {
        Button button = new Button(text, Icons.small(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        actions.getChildren().add(button);
        return this;
    }

    MenuItem menu(String id, String text, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(text, Icons.small(icon));
        item.setId(id);
        item.setOnAction(event -> action.run());
        more.getItems().add(item);
        return item;
    }
}
