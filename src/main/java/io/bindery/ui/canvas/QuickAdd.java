package io.bindery.ui.canvas;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A small card that asks for the name of something new. */
final class QuickAdd extends VBox {

    private static final int LONGEST_NAME = 255;

    private final UnaryOperator<String> judge;
    private final Consumer<String> onName;
    private final TextField name = new TextField();
    private final Label problem = new Label();

    /** @param judge a sentence that says why a name won't do, or empty */
    QuickAdd(String title, String prompt, UnaryOperator<String> judge, Consumer<String> onName, Runnable onCancel) {
        super(8);
        this.judge = judge;
        this.onName = onName;
        setId("quick-add");
        getStyleClass().addAll("popup-box", "card-part");
        Label head = new Label(title);
        head.getStyleClass().add("strong");
        name.setId("quick-add-name");
        name.setPromptText(prompt);
        name.setPrefWidth(220);
        name.setOnAction(event -> confirm());
        problem.getStyleClass().add("error-text");
        problem.setManaged(false);
        Button add = new Button("Add");
        add.getStyleClass().add("primary");
        add.setOnAction(event -> confirm());
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(event -> onCancel.run());
        getChildren().addAll(head, new HBox(8, name, add, cancel), problem);
    }

    void focusName() {
        name.requestFocus();
    }

    private void confirm() {
        String wanted = name.getText().strip();
        String wrong = problem(wanted);
        problem.setText(wrong);
        problem.setManaged(!wrong.isEmpty());
        if (wrong.isEmpty()) {
            onName.accept(wanted);
        }
    }

    private String problem(String wanted) {
        if (wanted.isEmpty()) {
            return "Give it a name.";
        }
        int bytes = wanted.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            return "The name has " + bytes + " bytes; AMQP carries " + LONGEST_NAME + " at most.";
        }
        return judge.apply(wanted);
    }
}
