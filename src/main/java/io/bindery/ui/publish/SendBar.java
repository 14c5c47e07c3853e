package io.bindery.ui.publish;

import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Icons;
import io.bindery.ui.theme.Mono;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The button that publishes, how often and how fast; while a repeat runs, the same button cancels it. */
final class SendBar extends VBox {

    private static final String HINT = "Ctrl Enter";
    /** The button says it too, to who points at it. */
    private static final double WITH_HINT = 430;

    private final Button button = new Button();
    private final Label progress = Styles.label(HINT, "count");
    private final TextField times = new TextField("1");
    private final TextField rate = new TextField();
    private final Label sentence = Styles.sentence("");
    private boolean running;

    SendBar(Runnable publish, Runnable cancel, Runnable changed) {
        button.setId("publish-button");
        button.setOnAction(event -> (running ? cancel : publish).run());
        times.setId("publish-times");
        times.setPrefWidth(64);
        times.setMinWidth(48);
        times.getStyleClass().add("mono");
        times.setAccessibleText("How many times");
        rate.setId("publish-rate");
        rate.setPromptText("no limit");
        rate.setPrefWidth(88);
        rate.setMinWidth(64);
        Mono.whenFilled(rate);
        rate.setTooltip(new Tooltip("Messages a second; empty is no limit"));
        rate.setAccessibleText("Messages a second");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label repeat = Styles.label("Repeat", "muted");
        Label at = Styles.label("at", "muted");
        List.of(repeat, at, progress).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        progress.visibleProperty().bind(Bindings.createBooleanBinding(() -> getWidth() >= WITH_HINT || !progress.getText().equals(HINT), widthProperty(), progress.textProperty()));
        progress.managedProperty().bind(progress.visibleProperty());
        HBox line = new HBox(8, button, progress, spring, repeat, times, at, rate);
        line.getStyleClass().add("send-line");
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        button.setMinWidth(Region.USE_PREF_SIZE);
        setSpacing(4);
        getChildren().setAll(line, sentence);
        times.textProperty().addListener(observed -> changed.run());
        rate.textProperty().addListener(observed -> changed.run());
        idle();
    }

    Optional<String> problem() {
        return RepeatPlan.problem(times.getText().strip(), rate.getText().strip());
    }

    RepeatPlan plan() {
        return RepeatPlan.of(times.getText().strip(), rate.getText().strip());
    }

    void ready(boolean formIsFine) {
        sentence.setText(problem().orElse(""));
        button.setDisable(!running && (!formIsFine || problem().isPresent()));
    }

    void idle() {
        running = false;
        show("Publish", Feather.SEND, "Publish · Ctrl+Enter");
        progress.setText(HINT);
    }

    void running(long answered, int of) {
        if (!running) {
            running = true;
            show("Cancel", Feather.X, "Stop repeating");
        }
        progress.setText(Figures.count(answered) + " of " + Figures.count(of));
    }

    private void show(String word, Feather icon, String says) {
        button.setText(word);
        button.setGraphic(Icons.of(icon));
        button.setTooltip(new Tooltip(says));
        Styles.set(button, "primary", !running);
        button.setDisable(false);
    }
}
