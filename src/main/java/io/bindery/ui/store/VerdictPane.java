package io.bindery.ui.store;

import io.bindery.ui.state.Figures;
import io.bindery.ui.state.SurvivalForecast;
import io.bindery.ui.state.SurvivalForecast.Ending;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What it comes down to: what a crash now would keep, or whether the last ending kept what was foreseen. */
final class VerdictPane extends VBox {

    private final Label title = new Label();
    private final Label sentence = new Label();
    private final Label figures = new Label();
    private final Button live = new Button("Back to live");

    VerdictPane(Runnable backToLive) {
        getStyleClass().addAll("pad", "ruled-left");
        setSpacing(8);
        setMinWidth(240);
        setPrefWidth(260);
        setMaxWidth(260);
        title.setId("store-verdict");
        title.getStyleClass().add("strong");
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        figures.getStyleClass().add("figure");
        live.setOnAction(event -> backToLive.run());
        getChildren().setAll(title, sentence, figures, live);
    }

    void forecast(SurvivalForecast now) {
        say("A crash now", "ok-text", "would keep " + Figures.count(now.keeps()) + " of " + Figures.of(now.before(), "message")
                + ". Crash really does it, and shows what came back beside what was foreseen.", "");
        live.setVisible(false);
    }

    void outcome(Outcome outcome) {
        boolean right = outcome.asPredicted();
        say(right ? "✓ As predicted" : "✗ Not as predicted", right ? "ok-text" : "error-text",
                right ? "Every message found was foreseen, and every one foreseen was found."
                        : "Look for ✗: that row says what was found instead.",
                (outcome.ending() == Ending.CRASH ? "Crashed, back " : "Restarted, back ") + DiskPane.clock(outcome.atMillis())
                        + "\nRead in " + CommitPlot.millis(outcome.nanos())
                        + "\nMessages kept " + Figures.count(outcome.found()) + " of " + Figures.count(outcome.before())
                        + "\nOn disk and lost " + Figures.count(outcome.lost()));
        live.setVisible(true);
    }

    private void say(String head, String style, String text, String lines) {
        title.setText(head);
        title.getStyleClass().removeAll("ok-text", "error-text");
        title.getStyleClass().add(style);
        sentence.setText(text);
        figures.setText(lines);
    }
}
