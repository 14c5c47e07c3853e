package io.bindery.ui.messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The layer over the panel on which a small box says what will happen and asks once. Esc and a click beside the box
 * leave it. It lies in the window, not in one of its own, so that it looks the same without a compositor.
 */
final class Ask extends StackPane {

    private static final double WIDTH = 372;

    Ask() {
        setAlignment(Pos.TOP_RIGHT);
        getStyleClass().add("ask-layer");
        setVisible(false);
        setOnMousePressed(event -> close());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** @param verb what the button does, the last word before it is done */
    void before(String sentence, String loss, String verb, Runnable action) {
        with(verb, "danger", action, sentence(sentence, "strong"), sentence(loss, "muted"));
    }

    void with(String verb, String style, Runnable action, Node... content) {
        VBox box = new VBox(8, content);
        box.getStyleClass().addAll("popup-box", "ask");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        box.setPrefWidth(WIDTH);
        box.setOnMousePressed(event -> event.consume());
        Button go = new Button(verb);
        go.setId("ask-go");
        go.getStyleClass().add(style);
        go.setOnAction(event -> {
            close();
            action.run();
        });
        box.getChildren().add(buttons(go));
        getChildren().setAll(box);
        setVisible(true);
        go.requestFocus();
    }

    static Label sentence(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox buttons(Button go) {
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(event -> close());
        HBox line = new HBox(8, cancel, go);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private void close() {
        setVisible(false);
        getChildren().clear();
    }
}
