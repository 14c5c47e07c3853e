package io.bindery.ui.route;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.routing.Solver;
import io.bindery.routing.Solver.Answer;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.theme.Mono;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The other way round: which key of this exchange reaches these queues and not those, or that there is none. */
final class WayBackPane extends VBox {

    private static final String INVITATION = "Name queues, divided by commas, and a key that reaches them stands here.";

    private final Consumer<String> tryKey;
    private final TextField reaching = field("route-reaching", "reaching", "Queues to reach, divided by commas");
    private final TextField avoiding = field("route-avoiding", "but not", "Queues not to reach, divided by commas");
    private final VBox answer = new VBox(6);
    private VhostSnapshot topology;
    private String exchange = "";
    private FieldTable headers = FieldTable.EMPTY;
    private String followed = "";
    private int asked;

    WayBackPane(Consumer<String> tryKey) {
        super(8);
        this.tryKey = tryKey;
        setId("route-way-back");
        HBox fields = new HBox(8, reaching, avoiding);
        getChildren().setAll(MissPane.label("The other way round", "section-head"), fields, answer);
        reaching.textProperty().addListener(observed -> solve());
        avoiding.textProperty().addListener(observed -> solve());
        says(INVITATION, "muted");
    }

    void ask(VhostSnapshot now, String of, FieldTable with) {
        topology = now;
        exchange = of;
        headers = with;
        solve();
    }

    /** A queue that is selected is the one asked about, unless somebody has typed others. */
    void follow(String queue) {
        if (reaching.getText().equals(followed)) {
            followed = queue;
            reaching.setText(queue);
        }
    }

    private void solve() {
        int ticket = ++asked;
        Set<String> reach = names(reaching);
        Set<String> avoid = names(avoiding);
        if (topology == null || reach.isEmpty() && avoid.isEmpty()) {
            says(INVITATION, "muted");
            return;
        }
        Optional<String> wrong = problem(reach, avoid);
        if (wrong.isPresent()) {
            says(wrong.get(), "error-text");
            return;
        }
        VhostSnapshot at = topology;
        String from = exchange;
        FieldTable with = headers;
        FxStages.whenDone(CompletableFuture.supplyAsync(() -> Solver.of(at).key(from, reach, avoid, with)), found -> {
            if (ticket == asked) {
                show(found);
            }
        }, problem -> says(String.valueOf(problem.getMessage()), "error-text"));
    }

    private Optional<String> problem(Set<String> reach, Set<String> avoid) {
        Optional<String> unknown = Stream.concat(reach.stream(), avoid.stream()).filter(name -> topology.queue(name).isEmpty()).findFirst();
        return unknown.map(name -> "There is no queue " + name + " here.")
                .or(() -> reach.stream().filter(avoid::contains).findFirst().map(name -> "It can't both reach " + name + " and not."));
    }

    private void show(Answer found) {
        if (found instanceof Answer.Key key) {
            key(key);
        } else if (found instanceof Answer.None none) {
            says("There is no such key. " + none.why(), "medium");
        } else if (found instanceof Answer.Undecided undecided) {
            says(undecided.why(), "muted");
        }
    }

    private void key(Answer.Key found) {
        Label key = MissPane.label(found.key().isEmpty() ? "(empty key)" : found.key(), "word", "asked");
        key.setId("route-way-back-key");
        key.setWrapText(false);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(8, key, spring, MissPane.trial("route-way-back-try", found.key(), tryKey));
        row.setAlignment(Pos.CENTER_LEFT);
        answer.getChildren().setAll(row, MissPane.label("The shortest. It reaches " + (found.queues().isEmpty() ? "no queue" : String.join(", ", found.queues())) + ".", "muted"));
    }

    private void says(String sentence, String style) {
        Label label = MissPane.label(sentence, style);
        label.setId("route-way-back-says");
        label.setWrapText(true);
        answer.getChildren().setAll(label);
    }

    private static Set<String> names(TextField field) {
        return Arrays.stream(field.getText().split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static TextField field(String id, String prompt, String says) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(says);
        field.setTooltip(new Tooltip(says));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(120);
        Mono.whenFilled(field);
        return field;
    }
}
