package io.bindery.ui.workbench;

import io.bindery.ui.state.Edits;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for a virtual host's name, adds it with everything permitted to guest, and goes there. */
final class VhostForm extends VBox {

    private static final String GUEST = "guest";
    private static final int LONGEST = 255;

    private final WorkbenchState state;
    private final Runnable close;
    private final TextField name = new TextField();
    private final Label problem = Buttons.label("", "error-text");
    private final Button add = new Button("Add virtual host");

    VhostForm(WorkbenchState state, Runnable close) {
        super(10);
        this.state = state;
        this.close = close;
        setId("vhost-form");
        getStyleClass().addAll("popup-box", "form");
        setPrefWidth(380);
        name.setId("vhost-name");
        name.getStyleClass().add("mono");
        name.setPromptText("staging");
        name.setOnAction(event -> submit());
        name.textProperty().addListener(observed -> tell(""));
        add.setId("vhost-add");
        add.getStyleClass().add("primary");
        add.setOnAction(event -> submit());
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> close.run());
        HBox buttons = new HBox(8, cancel, add);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Label says = Buttons.label("A name space of its own for exchanges and queues. The user guest may do everything in it.", "muted");
        says.setWrapText(true);
        getChildren().setAll(Buttons.label("Virtual host", "panel-title"), says, new VBox(Buttons.label("Name", "field-label"), name), problem, buttons);
    }

    void focusName() {
        name.requestFocus();
    }

    private void submit() {
        String wanted = name.getText();
        if (wanted.isBlank() || wanted.length() > LONGEST) {
            tell("A virtual host needs a name of 1 to 255 characters.");
        } else if (state.snapshot().get().vhost(wanted).isPresent()) {
            tell("There is a virtual host of that name.");
        } else {
            add.setDisable(true);
            state.edits().perform(Edits.addVhost(wanted, GUEST), () -> {
                close.run();
                state.vhost().set(wanted);
            }, this::refused);
        }
    }

    private void refused(Notice notice) {
        add.setDisable(false);
        tell(notice.sentence() + (notice.detail().isEmpty() ? "" : " " + notice.detail()));
    }

    private void tell(String sentence) {
        problem.setText(sentence);
    }
}
