package io.bindery.ui.publish;

import javafx.css.Styleable;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/** Small help with style classes. */
final class Styles {

    private Styles() { }

    static void set(Styleable node, String styleClass, boolean on) {
        node.getStyleClass().remove(styleClass);
        if (on) {
            node.getStyleClass().add(styleClass);
        }
    }

    /** What is typed goes over the wire and is mono; the prompt is the window's own word and is not. */
    static void monoWhenFilled(TextInputControl input) {
        set(input, "mono", !input.getText().isEmpty());
        input.textProperty().addListener((observed, was, is) -> set(input, "mono", is != null && !is.isEmpty()));
    }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A sentence about something wrong, as wide as there is room. */
    static Label sentence(String text) {
        Label label = label(text, "caption", "error-text");
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }
}
