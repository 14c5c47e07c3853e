package io.bindery.ui.store;

import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.SurvivalForecast;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What it comes down to: what the end of the broker now would keep, or whether the last ending kept what was foreseen. */
final class VerdictPane extends VBox {

    /** The inspector's above it; room for «500,000 of 500,000». */
    private static final double WIDTH = 288;
    private static final double NARROWEST = 256;

    private final Label title = new Label();
    private final Label sentence = new Label();
    private final GridPane facts = new GridPane();
    private final Button live = new Button("Back to live");

    VerdictPane(Runnable backToLive) {
        getStyleClass().addAll("pad", "ruled-left");
        setSpacing(8);
        setMinWidth(NARROWEST);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        title.setId("store-verdict");
        title.getStyleClass().add("strong");
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        facts.setHgap(12);
        facts.setVgap(5);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, new ColumnConstraints());
        live.setId("store-back-to-live");
        live.getStyleClass().add("small");
        live.managedProperty().bind(live.visibleProperty());
        live.setOnAction(event -> backToLive.run());
        getChildren().setAll(title, sentence, facts, live);
    }

    /** What a start of the broker would find in a directory at rest: nobody is here who could end. */
    void atRest(SurvivalForecast now) {
        say("At rest", "", "What a broker finds here when it is started on this directory.");
        facts.getChildren().clear();
        kept(now, "Messages", "Queues", "Bindings");
        live.setVisible(false);
    }

    void forecast(SurvivalForecast now) {
        boolean crash = now.ending() == Ending.CRASH;
        say(crash ? "A crash now" : "A restart now", "",
                (crash ? "Loses what is not on disk. Crash" : "Writes first what is on its way to disk. Restart")
                        + " really does it, and shows what came back beside what was foreseen.");
        facts.getChildren().clear();
        kept(now, "Messages kept", "Queues kept", "Bindings kept");
        live.setVisible(false);
    }

    private void kept(SurvivalForecast now, String messages, String queues, String bindings) {
        fact(messages, Figures.count(now.keeps()) + " of " + Figures.count(now.before()));
        fact(queues, Figures.count(now.queues().size() - now.goneQueues()) + " of " + Figures.count(now.queues().size()));
        fact(bindings, Figures.count(now.keptBindings()) + " of " + Figures.count(now.bindings()));
    }

    void outcome(Outcome outcome) {
        boolean right = outcome.asPredicted();
        say(right ? "✓ As predicted" : "✗ Not as predicted", right ? "ok-text" : "error-text",
                right ? "Every message found was foreseen, and every one foreseen was found."
                        : "Look for ✗: that row says what was found instead.");
        facts.getChildren().clear();
        fact(outcome.ending() == Ending.CRASH ? "Crashed, back at" : "Restarted, back at", DiskPane.clock(outcome.atMillis()));
        fact("Read in", CommitPlot.millis(outcome.nanos()));
        fact("Messages kept", Figures.count(outcome.found()) + " of " + Figures.count(outcome.messagesBefore()));
        fact("Bindings kept", Figures.count(outcome.bindingsFound()) + " of " + Figures.count(outcome.forecast().bindings()));
        fact("On disk and lost", Figures.count(outcome.lost()));
        live.setVisible(true);
    }

    private void fact(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("caption");
        Label figure = new Label(value);
        figure.getStyleClass().add("figure");
        GridPane.setHalignment(figure, javafx.geometry.HPos.RIGHT);
        figure.setMinWidth(USE_PREF_SIZE);
        facts.addRow(facts.getRowCount(), label, figure);
    }

    private void say(String head, String style, String text) {
        title.setText(head);
        title.getStyleClass().removeAll("ok-text", "error-text");
        if (!style.isEmpty()) {
            title.getStyleClass().add(style);
        }
        sentence.setText(text);
    }
}
