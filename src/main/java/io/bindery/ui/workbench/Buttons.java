package io.bindery.ui.workbench;

import io.bindery.ui.theme.Icons;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Buttons and labels as the shell uses them: with a tooltip that names the shortcut, and with accessible text. */
final class Buttons {

    private Buttons() { }

    static Button iconOnly(Command command) {
        Button button = of(command);
        button.textProperty().unbind();
        button.setText("");
        button.getStyleClass().add("icon-only");
        return button;
    }

    static Button flat(Command command, String label) {
        Button button = of(command);
        button.setText(label);
        return button;
    }

    static Button icon(Feather icon, String says, Runnable action) {
        Button button = new Button("", Icons.small(icon));
        button.getStyleClass().addAll("flat", "icon-only", "small");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        button.setOnAction(event -> action.run());
        return button;
    }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label label(String text, Node graphic, String... styles) {
        Label label = label(text, styles);
        label.setGraphic(graphic);
        return label;
    }

    private static Button of(Command command) {
        Button button = new Button("", Icons.of(command.icon()));
        button.getStyleClass().add("flat");
        button.disableProperty().bind(Bindings.not(command.enabled()));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(command::tooltip, command.title()));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(command.title());
        button.setOnAction(event -> command.run());
        return button;
    }
}
