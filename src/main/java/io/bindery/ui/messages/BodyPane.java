package io.bindery.ui.messages;

import io.bindery.model.Message;
import io.bindery.ui.theme.JsonInk;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The selected message's body as JSON, text or hex; what it is not can't be chosen. */
final class BodyPane extends VBox {

    private final ToggleGroup modes = new ToggleGroup();
    private final ToggleButton json = mode("JSON");
    private final ToggleButton text = mode("Text");
    private final ToggleButton hex = mode("Hex");
    private final TextFlow flow = new TextFlow();
    private final Label remark = Ask.sentence("", "caption");
    private final Button save = new Button("Save body…");
    private Body body;
    private Message message;

    BodyPane(Runnable saveBody) {
        getStyleClass().addAll("pad", "ruled-left");
        setSpacing(6);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(12, Ask.sentence("Payload", "caption"), spring, json, text, hex);
        head.getStyleClass().add("body-head");
        flow.getStyleClass().add("body-text");
        flow.setId("messages-body");
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("body-box");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        remark.managedProperty().bind(remark.textProperty().isNotEmpty());
        save.getStyleClass().add("small");
        save.setOnAction(event -> saveBody.run());
        getChildren().setAll(head, scroll, remark, save);
        modes.selectedToggleProperty().addListener(observed -> draw());
        clear();
    }

    void clear() {
        message = null;
        body = null;
        flow.getChildren().clear();
        remark.setText("");
        getChildren().forEach(part -> part.setVisible(false)); // nothing to read, nothing to save
    }

    void show(Message shown) {
        if (shown == message) {
            return;
        }
        message = shown;
        body = Body.of(shown);
        boolean isText = body.text().isPresent();
        boolean isJson = body.json().isPresent();
        json.setDisable(!isJson);
        text.setDisable(!isText);
        hex.setDisable(false);
        getChildren().forEach(part -> part.setVisible(true));
        modes.selectToggle(isJson ? json : isText ? text : hex);
        draw();
    }

    private void draw() {
        if (body == null || modes.getSelectedToggle() == null) {
            return;
        }
        remark.setText(body.remark());
        flow.getChildren().setAll(modes.getSelectedToggle() == json ? JsonInk.texts(JsonLayout.lines(body.text().orElse(""))) : List.of(plain()));
    }

    private Text plain() {
        Text plain = new Text(modes.getSelectedToggle() == hex ? body.hex() : body.text().orElse(""));
        plain.getStyleClass().addAll("mono", "ink-plain");
        return plain;
    }

    private ToggleButton mode(String word) {
        ToggleButton button = new ToggleButton(word);
        button.setToggleGroup(modes);
        button.getStyleClass().add("mode");
        button.setOnAction(event -> button.setSelected(true));
        return button;
    }
}
