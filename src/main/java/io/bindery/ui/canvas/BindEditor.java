package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.ui.canvas.edit.BindDraft;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The card where a binding gets its key or arguments, and says while typing what it would match and change. */
final class BindEditor extends VBox {

    private static final int SHOWN_CHANGES = 3;
    private static final int SHOWN_MATCHES = 6;

    private final BindDraft draft;
    private final Consumer<Binding> onBind;
    private final Consumer<BindDraft.Assessment> onAssessed;
    private final TextField key = new TextField();
    private final HeadersForm headers = new HeadersForm(this::assess);
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final FlowPane matches = new FlowPane(6, 6);
    private final VBox changes = new VBox();
    private final Button bind = new Button("Bind");

    BindEditor(BindDraft draft, Consumer<Binding> onBind, Runnable onCancel, Consumer<BindDraft.Assessment> onAssessed) {
        this.draft = draft;
        this.onBind = onBind;
        this.onAssessed = onAssessed;
        setId("bind-editor");
        getStyleClass().addAll("popup-box", "bind-editor");
        VBox question = new VBox(title(), draft.byArguments() ? headers : keyField(), hint, problem, matches);
        question.getStyleClass().add("card-part");
        getChildren().addAll(question, changes, buttons(onCancel));
        problem.getStyleClass().add("error-text");
        hint.getStyleClass().add("caption");
        List.of(problem, hint).forEach(label -> label.setWrapText(true));
        bind.disableProperty().bind(problem.textProperty().isNotEmpty());
        addEventHandler(KeyEvent.KEY_PRESSED, this::enter);
        assess();
    }

    void focusKey() {
        if (draft.byArguments()) {
            headers.focusFirst();
        } else {
            key.requestFocus();
        }
    }

    private Node keyField() {
        key.setId("bind-key");
        key.getStyleClass().add("bind-key");
        key.setPromptText("Binding key");
        key.setAccessibleText("Binding key");
        key.textProperty().addListener((observed, was, is) -> assess());
        return key;
    }

    private HBox title() {
        Label word = new Label("Bind");
        word.getStyleClass().add("strong");
        Label to = new Label("to");
        to.getStyleClass().add("muted");
        Node target = draft.target().isQueue() ? Glyph.QUEUE.node() : Glyph.ofExchange(draft.target().name(), draft.targetType()).node();
        HBox title = new HBox(7, word, Glyph.ofExchange(draft.exchange().name(), draft.exchange().type()).node(),
                new Label(draft.exchange().name()), to, target, new Label(draft.target().label()));
        title.setStyle("-fx-alignment: center-left");
        return title;
    }

    private HBox buttons(Runnable onCancel) {
        bind.setId("bind-confirm");
        bind.getStyleClass().add("primary");
        bind.setOnAction(event -> confirm());
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(event -> onCancel.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, bind, shortcut("Enter"), space, cancel, shortcut("Esc"));
        row.getStyleClass().addAll("card-part", "ruled-above");
        row.setStyle("-fx-alignment: center-left");
        return row;
    }

    private static Label shortcut(String key) {
        Label label = new Label(key);
        label.getStyleClass().addAll("count");
        return label;
    }

    private void enter(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !bind.isDisabled()) {
            confirm();
            event.consume();
        }
    }

    private void confirm() {
        onBind.accept(draft.binding(key.getText(), arguments()));
    }

    private FieldTable arguments() {
        return draft.byArguments() ? headers.table() : FieldTable.EMPTY;
    }

    private void assess() {
        BindDraft.Assessment assessment = draft.assess(key.getText(), arguments());
        String wrong = draft.byArguments() && !headers.problem().isEmpty() ? headers.problem() : assessment.problem();
        show(problem, wrong);
        show(hint, draft.byArguments() ? headers.sentence() : assessment.hint());
        showMatches(assessment);
        showChanges(assessment);
        onAssessed.accept(assessment);
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void showMatches(BindDraft.Assessment assessment) {
        matches.getChildren().clear();
        List<BindDraft.Change> matching = assessment.matching();
        boolean any = !matching.isEmpty() && !draft.byArguments();
        matches.setVisible(any);
        matches.setManaged(any);
        if (any) {
            Label says = new Label(draft.sampled() ? "would match, for example" : "would match");
            says.getStyleClass().add("caption");
            matches.getChildren().add(says);
            matching.stream().limit(SHOWN_MATCHES).forEach(change -> matches.getChildren().add(word(change.key())));
            if (matching.size() > SHOWN_MATCHES) {
                Label more = new Label("and " + (matching.size() - SHOWN_MATCHES) + " more");
                more.getStyleClass().add("caption");
                matches.getChildren().add(more);
            }
        }
    }

    private static Label word(String key) {
        Label word = new Label(key.isEmpty() ? "(empty)" : key);
        word.getStyleClass().addAll("word", "took");
        return word;
    }

    private void showChanges(BindDraft.Assessment assessment) {
        changes.getChildren().clear();
        if (assessment.changes().isEmpty() || draft.sampled()) {
            return;
        }
        changes.getChildren().add(head());
        assessment.changes().stream().limit(SHOWN_CHANGES).forEach(change -> changes.getChildren().add(row(change)));
        Text more = new Text(assessment.copiesAMinute() > 0 ? Figures.count(assessment.copiesAMinute()) + (assessment.copiesAMinute() == 1 ? " more copy" : " more copies") + " a minute " : "");
        more.getStyleClass().addAll("strong", "card-text");
        Text rest = new Text(draft.summary(assessment));
        rest.getStyleClass().add("caption");
        TextFlow summary = new TextFlow(more, rest);
        summary.setStyle("-fx-padding: 8 14 8 14");
        changes.getChildren().add(summary);
    }

    private static HBox head() {
        Label what = new Label("What changes");
        what.getStyleClass().add("section-head");
        Label when = new Label("keys of the last minute");
        when.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(what, space, when);
        head.getStyleClass().addAll("card-part", "ruled-above");
        head.setStyle("-fx-padding: 8 14 2 14");
        return head;
    }

    private static HBox row(BindDraft.Change change) {
        Label name = new Label(change.key().isEmpty() ? "(empty)" : change.key());
        name.getStyleClass().add("mono");
        name.setPrefWidth(150);
        Label count = new Label(Figures.count(change.count()));
        count.getStyleClass().add("count");
        count.setPrefWidth(36);
        count.setMinWidth(36);
        Label now = new Label(change.now().isEmpty() ? "no queue" : String.join(", ", change.now()));
        now.getStyleClass().add("muted");
        HBox.setHgrow(now, Priority.ALWAYS);
        now.setMaxWidth(Double.MAX_VALUE);
        Label added = new Label((change.added().isEmpty() ? "" : "+ " + String.join(", ", change.added()))
                + (change.lost().isEmpty() ? "" : "  − " + String.join(", ", change.lost())));
        added.getStyleClass().addAll("accent-text", "medium");
        added.setMinWidth(Math.min(added.getText().length() * 7.2, 190));
        now.setMinWidth(40);
        name.setMinWidth(120);
        HBox row = new HBox(name, count, now, added);
        row.getStyleClass().add("change-row");
        return row;
    }
}
