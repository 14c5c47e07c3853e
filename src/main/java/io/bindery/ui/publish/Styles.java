package io.bindery.ui.publish;

import javafx.css.Styleable;
import javafx.scene.control.Label;

/** Small help with style classes. */
final class Styles {

    private Styles() { }

    static void set(Styleable node, String styleClass, boolean on) {
        node.getStyleClass().remove(styleClass);
        if (on) {
            node.getStyleClass().add(styleClass);
        }
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
