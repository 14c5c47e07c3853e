package io.bindery.ui.workbench;

import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every shortcut of the window, the keys of its canvas, and which Bindery this is. */
final class ShortcutsCard extends VBox {

    private static final List<List<String>> CANVAS = List.of(
            List.of("Arrows", "walk along the lines"), List.of("Enter", "select"), List.of("B", "draw a binding from an exchange"),
            List.of("Delete", "delete what is selected"), List.of("T", "tidy up"), List.of("+  −", "zoom"), List.of("0", "fit into the window"), List.of("1", "actual size"),
            List.of("Esc", "leave whatever is going on"), List.of("Double-click", "add a queue"), List.of("Right-click", "what can be done there"),
            List.of("Space and drag", "move the canvas"), List.of("Alt and drop", "bind without a key"));

    private final Button close = Buttons.icon(Feather.X, "Close · Esc", () -> { });

    ShortcutsCard(List<Command> commands, List<String> about, Runnable closing) {
        super(12);
        getStyleClass().addAll("popup-box", "shortcuts");
        setId("shortcuts");
        close.setId("shortcuts-close");
        close.setOnAction(event -> closing.run());
        GridPane anywhere = new GridPane();
        commands.stream().filter(command -> command.shortcut() != null)
                .forEach(command -> row(anywhere, command.shortcutText(), command.title().get()));
        GridPane canvas = new GridPane();
        CANVAS.forEach(each -> row(canvas, each.get(0), each.get(1)));
        VBox told = new VBox(2);
        about.forEach(line -> told.getChildren().add(wrapped(line)));
        VBox right = new VBox(18, new VBox(6, Buttons.label("On the canvas", "section-head"), canvas), told);
        HBox columns = new HBox(32, new VBox(6, Buttons.label("Anywhere", "section-head"), anywhere), right);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(8, Icons.of(Feather.HELP_CIRCLE), Buttons.label("Keyboard shortcuts", "panel-title"), spring, close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(head, columns);
    }

    void focusClose() {
        close.requestFocus();
    }

    private static void row(GridPane grid, String keys, String does) {
        grid.setHgap(14);
        grid.setVgap(4);
        Label name = Buttons.label(keys, "mono-small", "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Buttons.label(does, "plain");
        words.setMaxWidth(400);
        grid.addRow(grid.getRowCount(), name, words);
    }

    private static Label wrapped(String line) {
        Label label = Buttons.label(line, "caption");
        label.setWrapText(true);
        label.setMaxWidth(300);
        return label;
    }
}
