package io.bindery.ui.publish;

import io.bindery.files.FileTrouble;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.fx.TabKey;
import io.bindery.ui.theme.Mono;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The payload: as JSON, text, hex or a file's bytes, with its size and what is wrong with it. */
final class PayloadPane extends VBox {

    private final TextArea editor = new TextArea();
    private final ToggleGroup modes = new ToggleGroup();
    private final Label size = Styles.label("", "figure");
    private final Label sentence = Styles.sentence("");
    private final Runnable changed;
    private final Consumer<String> complaints;
    private Payload.Mode mode = Payload.Mode.JSON;
    private Payload chosenFile = Payload.of(Payload.Mode.FILE, "");
    private Payload typed = Payload.of(Payload.Mode.JSON, "");

    /** @param complaints gets a sentence when a file can't be read */
    PayloadPane(Runnable changed, Consumer<String> complaints) {
        this.changed = changed;
        this.complaints = complaints;
        editor.getStyleClass().add("payload");
        Mono.whenFilled(editor);
        editor.setId("publish-payload");
        editor.setAccessibleText("Payload");
        editor.setPromptText("{{n}}, {{now}} and {{uuid}} are filled in as it is sent");
        editor.setPrefRowCount(4);
        TabKey.leaves(editor);
        VBox.setVgrow(editor, Priority.ALWAYS);
        sentence.setId("publish-payload-problem");
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        HBox head = new HBox(12, Styles.label("Payload", "caption"), spring(), mode("JSON", Payload.Mode.JSON), mode("Text", Payload.Mode.TEXT),
                mode("Hex", Payload.Mode.HEX), mode("File…", Payload.Mode.FILE), size);
        head.getStyleClass().add("payload-head");
        setSpacing(4);
        getChildren().setAll(head, editor, sentence);
        modes.getToggles().get(0).setSelected(true);
        editor.textProperty().addListener(observed -> changed.run());
        modes.selectedToggleProperty().addListener((observed, was, is) -> modeChanged(is));
    }

    Payload payload() {
        return mode == Payload.Mode.FILE ? chosenFile : Payload.of(mode, editor.getText());
    }

    void fill(Payload payload) {
        if (payload.mode() == Payload.Mode.FILE) {
            chosenFile = payload;
        }
        modes.getToggles().stream().filter(toggle -> toggle.getUserData() == payload.mode()).forEach(modes::selectToggle);
        editor.setText(payload.text());
        changed.run();
    }

    void show(String problem, String bytes) {
        sentence.setText(problem);
        size.setText(bytes);
        Styles.set(editor, "invalid", !problem.isEmpty());
    }

    /** The bytes stay what they are, written otherwise; what was typed is there again after a file. */
    private void modeChanged(Toggle chosen) {
        if (chosen == null || chosen.getUserData() == mode) { // pressed once more, a toggle is off for a moment
            return;
        }
        Payload before = payload();
        mode = (Payload.Mode) chosen.getUserData();
        boolean file = mode == Payload.Mode.FILE;
        typed = before.mode() == Payload.Mode.FILE ? typed : before;
        editor.setDisable(file);
        editor.setText(file ? chosenFile.text() : typed.as(mode).text());
        changed.run();
    }

    private ToggleButton mode(String word, Payload.Mode mode) {
        ToggleButton button = new ToggleButton(word);
        button.setUserData(mode);
        button.setToggleGroup(modes);
        button.getStyleClass().add("mode");
        button.setOnAction(event -> {
            button.setSelected(true); // one is always on
            if (mode == Payload.Mode.FILE) {
                chooseFile();
            }
        });
        return button;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Payload from a file");
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            FxStages.whenDone(CompletableFuture.supplyAsync(() -> read(file)), this::fill,
                    problem -> complaints.accept(problem.getMessage()));
        }
    }

    private static Payload read(File file) {
        try {
            if (file.length() > Payload.LARGEST) {
                throw new IOException("it is larger than the 134,217,728 bytes RabbitMQ takes");
            }
            return new Payload(Payload.Mode.FILE, file.getName(), Files.readAllBytes(file.toPath()));
        } catch (IOException wrong) {
            throw new UncheckedIOException(FileTrouble.notRead(file.toPath(), wrong), wrong);
        }
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
