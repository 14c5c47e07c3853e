package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.state.survival.Survival;
import io.bindery.ui.state.survival.SurvivalForecast;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import io.bindery.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the survival preview says of what is selected, reason by reason; gone while the preview is off. */
final class FateSection extends VBox {

    private final Label head = Parts.label("", "section-head");
    private final VBox lines = new VBox(5);
    private List<Line> shown = List.of();

    /** @param kept whether it stays; a sentence without mark where null */
    private record Line(Boolean kept, String words, String figure) { }

    FateSection() {
        super(8);
        setId("inspector-fate");
        getStyleClass().addAll("ruled", "inspector-part");
        getChildren().setAll(head, lines);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void queue(Survival survival, String queue) {
        SurvivalForecast forecast = survival.marks().get();
        show(survival, forecast == null ? List.of() : forecast.of(queue).map(FateSection::lines).orElse(List.of()));
    }

    void exchange(Survival survival, String exchange) {
        SurvivalForecast forecast = survival.marks().get();
        if (forecast == null) {
            show(survival, List.of());
            return;
        }
        List<Line> all = new ArrayList<>();
        var reason = forecast.goneExchanges().get(exchange);
        all.add(reason == null ? new Line(true, exchange.isEmpty() ? "always there" : "durable, kept", "") : new Line(false, "gone: " + reason.sentence(), ""));
        long gone = forecast.goneBindings().keySet().stream().filter(binding -> binding.exchange().equals(exchange)).count();
        if (gone > 0) {
            all.add(new Line(false, gone == 1 ? "binding goes" : "bindings go", Figures.count(gone)));
        }
        show(survival, all);
    }

    void binding(Survival survival, Binding binding) {
        SurvivalForecast forecast = survival.marks().get();
        String why = forecast == null ? "" : forecast.goneBindings().getOrDefault(binding, "");
        show(survival, List.of(why.isEmpty() ? new Line(true, "both ends are durable: kept", "") : new Line(false, why, "")));
    }

    private static List<Line> lines(QueueFate fate) {
        List<Line> lines = new ArrayList<>();
        if (fate.isGone()) {
            lines.add(new Line(false, "gone: " + fate.gone().sentence(), ""));
            if (fate.before() > 0) {
                lines.add(new Line(false, fate.before() == 1 ? "message goes with it" : "messages go with it", Figures.count(fate.before())));
            }
            if (fate.persistent() > 0) {
                lines.add(new Line(null, "Persistent messages do not help: what their queue does, they do.", ""));
            }
            return lines;
        }
        lines.add(new Line(true, fate.before() == 0 ? "durable, empty" : "on disk, kept", Figures.count(fate.keeps() - fate.writtenFirst())));
        if (fate.writtenFirst() > 0) {
            lines.add(new Line(true, "pending, written first", Figures.count(fate.writtenFirst())));
        }
        fate.losses().forEach(loss -> lines.add(new Line(false, loss.reason().word() + ", lost", Figures.count(loss.messages()))));
        if (fate.readyAgain() > 0) {
            lines.add(new Line(null, Figures.count(fate.readyAgain()) + " unacked come back as redelivered.", ""));
        }
        if (fate.mayKeep() > fate.keeps()) {
            lines.add(new Line(null, "A clean restart would write what is pending first and keep " + Figures.count(fate.mayKeep()) + ".", ""));
        }
        if (!fate.doubt().isEmpty()) {
            lines.add(new Line(null, fate.doubt(), ""));
        }
        return lines;
    }

    private void show(Survival survival, List<Line> now) {
        SurvivalForecast forecast = survival.marks().get();
        setVisible(forecast != null && !now.isEmpty());
        if (forecast != null) {
            head.setText(survival.isLookingBack() ? forecast.ending().word() + " of " + Figures.clock(survival.outcome().get().atMillis()) + ", as foreseen"
                    : forecast.ending() == Ending.CRASH ? "A crash now" : "A restart now");
        }
        if (!now.equals(shown)) {
            shown = now;
            lines.getChildren().setAll(now.stream().map(FateSection::row).toList());
        }
    }

    private static Node row(Line line) {
        Label words = Parts.label(line.words());
        words.setWrapText(true);
        if (line.kept() == null) {
            words.getStyleClass().add("caption");
            return words;
        }
        var mark = Icons.small(line.kept() ? Feather.CHECK : Feather.X);
        mark.getStyleClass().add(line.kept() ? "ok-text" : "error-text");
        HBox left = new HBox(8, mark, words);
        left.setAlignment(Pos.CENTER_LEFT);
        return line.figure().isEmpty() ? left : Parts.row(left, Parts.label(line.figure(), "figure"));
    }
}
