package io.bindery.ui.theme;

import javafx.scene.control.TextInputControl;

/** Fields for what goes over the wire. */
public final class Mono {

    private static final String STYLE = "mono";

    private Mono() { }

    /** What is typed goes over the wire and is mono; the prompt is the window's own word and is not. */
    public static void whenFilled(TextInputControl input) {
        show(input, input.getText());
        input.textProperty().addListener((observed, was, is) -> show(input, is));
    }

    private static void show(TextInputControl input, String text) {
        input.getStyleClass().remove(STYLE);
        if (text != null && !text.isEmpty()) {
            input.getStyleClass().add(STYLE);
        }
    }
}
