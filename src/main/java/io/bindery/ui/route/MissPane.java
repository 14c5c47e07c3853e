package io.bindery.ui.route;

import io.bindery.model.RouteTrace;
import io.bindery.ui.state.Figures;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The nearest miss: the key that would have gone one place more, its new words marked, ready to be tried. */
final class MissPane extends VBox {

    private final Consumer<String> tryKey;

    MissPane(Consumer<String> tryKey) {
        super(8);
        this.tryKey = tryKey;
    }

    void show(Optional<NearestMiss> miss, RouteTrace asked) {
        getChildren().setAll(label("Nearest miss", "section-head"));
        miss.ifPresentOrElse(found -> found(found, asked),
                () -> getChildren().add(label(asked.steps().stream().noneMatch(RouteTrace.Step.Missed.class::isInstance)
                        ? "There is none: no binding on the way missed it." : "No other key would help: headers decide here.", "muted")));
    }

    private void found(NearestMiss miss, RouteTrace asked) {
        FlowPane key = key(miss, asked.routingKey());
        HBox.setHgrow(key, Priority.ALWAYS);
        getChildren().addAll(new HBox(8, key, trial("route-try", miss.key(), tryKey)), label(says(miss, asked), "muted"));
    }

    private static String says(NearestMiss miss, RouteTrace asked) {
        List<String> lost = asked.queues().stream().filter(queue -> !miss.queues().contains(queue)).toList();
        boolean more = !asked.queues().isEmpty() && lost.isEmpty();
        return "reaches " + miss.binding().destination() + (more ? " as well: " : ": ") + Figures.of(miss.queues().size(), "queue")
                + (lost.isEmpty() ? "" : ", and no longer " + (lost.size() > 2 ? lost.size() + " of those it reaches now" : String.join(" and ", lost)));
    }

    private static FlowPane key(NearestMiss miss, String asked) {
        FlowPane key = new FlowPane(3, 3);
        String[] words = miss.key().split("\\.");
        List<Boolean> fresh = miss.newWords(asked);
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                key.getChildren().add(label(".", "muted"));
            }
            key.getChildren().add(label(words[i], "word", fresh.get(i) ? "zero" : "asked"));
        }
        return key;
    }

    static Button trial(String id, String key, Consumer<String> tryKey) {
        Button trial = new Button("Try it");
        trial.setId(id);
        trial.setTooltip(new Tooltip("Ask where this key goes"));
        trial.getStyleClass().add("small");
        trial.setMinWidth(Region.USE_PREF_SIZE);
        trial.setOnAction(event -> tryKey.accept(key));
        return trial;
    }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(text.length() > 24);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
