package io.bindery.ui.lesson;

import io.bindery.lesson.Lesson;
import io.bindery.lesson.Step;
import io.bindery.lesson.Verdict;
import io.bindery.ui.state.LessonProgress;
import io.bindery.ui.state.LessonProgress.Phase;
import io.bindery.ui.state.LessonShelf;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.Objects;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/** Lessons at the left, the step with its question in the middle, what happened and why at the right. */
public final class LessonPanel extends HBox {

    private final LessonShelf shelf;
    private final ListView<Lesson> list = new ListView<>();
    private final VBox step = new VBox(10);
    private final VBox told = new VBox(10);
    private final Button go = new Button();
    private final Button leave = new Button("End the lesson", Icons.small(Feather.X));
    private final Button again = new Button("Once more", Icons.small(Feather.ROTATE_CW));
    private QuestionPane question;
    /** Which lesson's which step stands in the middle; empty for none. */
    private String laid = "";
    private Runnable action = () -> { };

    public LessonPanel(LessonShelf shelf) {
        this.shelf = shelf;
        setId("lesson-panel");
        getStyleClass().addAll("panel", "lesson-panel");
        getStylesheets().add(Objects.requireNonNull(LessonPanel.class.getResource("lesson.css")).toExternalForm());
        go.setId("lesson-go");
        go.getStyleClass().add("primary");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(event -> action.run());
        leave.setId("lesson-leave");
        leave.getStyleClass().add("small");
        leave.setTooltip(new Tooltip("What it made goes, and the canvas shows again what it showed before"));
        leave.setOnAction(event -> shelf.end());
        again.setId("lesson-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> shelf.start(shelf.open().get()));
        GridPane areas = areas();
        HBox.setHgrow(areas, Priority.ALWAYS);
        getChildren().setAll(lessons(), areas);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed); // before the options: Enter would turn the focused one over
        shelf.open().addListener((observed, was, is) -> opened(is));
        shelf.progress().addListener((observed, was, is) -> show());
        shelf.done().addListener((SetChangeListener<String>) change -> list.refresh());
        opened(shelf.open().get());
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        return List.of(leave);
    }

    private VBox lessons() {
        list.setId("lesson-list");
        list.setAccessibleText("Lessons");
        list.getItems().setAll(shelf.all());
        list.setCellFactory(made -> new LessonCell(lesson -> shelf.done().contains(lesson.id()), shelf::isRunning));
        list.getSelectionModel().selectedItemProperty().addListener((observed, was, is) -> {
            if (is != null) {
                shelf.open().set(is);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(list);
        side.getStyleClass().add("shelf");
        side.setMinWidth(232);
        side.setMaxWidth(232);
        return side;
    }

    private GridPane areas() {
        GridPane areas = new GridPane();
        areas.addRow(0, scrolled(step), scrolled(told));
        ColumnConstraints left = new ColumnConstraints();
        left.setPercentWidth(54);
        ColumnConstraints right = new ColumnConstraints();
        right.setPercentWidth(46);
        areas.getColumnConstraints().setAll(left, right);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        areas.getRowConstraints().setAll(row);
        return areas;
    }

    private static ScrollPane scrolled(VBox content) {
        content.getStyleClass().add("pad");
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("ruled-left");
        return pane;
    }

    private void opened(Lesson lesson) {
        if (list.getSelectionModel().getSelectedItem() != lesson) { // what was chosen here stays under the pointer
            list.getSelectionModel().select(lesson);
            list.scrollTo(Math.max(0, shelf.all().indexOf(lesson) - 2));
        }
        show();
    }

    private void show() {
        list.refresh();
        Lesson lesson = shelf.open().get();
        LessonProgress now = shelf.isRunning(lesson) ? shelf.progress().get() : null;
        leave.setDisable(now == null || now.phase() == Phase.FINISHED || now.phase() == Phase.BROKEN);
        if (now == null) {
            cover(lesson);
        } else {
            switch (now.phase()) {
                case PREPARING, ASKING -> ask(now);
                case DOING -> doing(now);
                case TOLD -> tell(now);
                case FINISHED -> finished(now);
                case BROKEN -> broken(now);
            }
        }
    }

    private void cover(Lesson lesson) {
        laid = "";
        button("Start", Feather.PLAY, () -> shelf.start(lesson));
        step.getChildren().setAll(title(lesson.title(), lesson.minutes() + " min, " + lesson.steps().size() + " questions"), Prose.of(lesson.about(), "plain"), line(go));
        told.getChildren().setAll(text("Each question is asked first. Then it is really done on this broker, in a virtual host of its own that goes when the lesson ends: what you have declared stays as it is.", "muted"));
    }

    private void ask(LessonProgress now) {
        lay(now);
        answerable();
        if (now.phase() == Phase.ASKING) {
            question.focusFirst();
        }
    }

    private void lay(LessonProgress now) {
        String key = now.lesson().id() + now.step();
        if (laid.equals(key)) {
            return;
        }
        laid = key;
        question = new QuestionPane(now.now().question(), this::answerable);
        button("Try it", Feather.PLAY, () -> shelf.answer(question.chosen()));
        step.getChildren().setAll(title(now.lesson().title(), "question " + (now.step() + 1) + " of " + now.lesson().steps().size()),
                Prose.of(now.now().tells(), "plain"), question, line(go, hint()));
        told.getChildren().setAll(text("What do you foresee? Choose, then try it: what happens stands here.", "muted"));
    }

    private void answerable() {
        LessonProgress now = shelf.progress().get();
        go.setDisable(now == null || now.phase() != Phase.ASKING || question.chosen().isEmpty());
    }

    private void doing(LessonProgress now) {
        lay(now);
        question.close();
        go.setDisable(true);
        told.getChildren().setAll(text("It is being done…", "muted"));
    }

    private void tell(LessonProgress now) {
        lay(now);
        Verdict verdict = now.verdict();
        question.close();
        Label head = new Label(verdict.right() ? "As you foresaw" : "Not as foreseen", Icons.of(verdict.right() ? Feather.CHECK : Feather.X));
        head.setId("lesson-verdict");
        head.getStyleClass().addAll("strong", verdict.right() ? "ok-text" : "error-text");
        head.getGraphic().getStyleClass().add(verdict.right() ? "ok-text" : "error-text");
        TextFlow rule = Prose.of(now.now().explains(), "plain");
        rule.setId("lesson-explains");
        told.getChildren().setAll(head, question.told(verdict), rule);
        button(now.isLast() ? "Finish" : "Next question", Feather.ARROW_RIGHT, shelf::next);
        go.requestFocus();
    }

    private void finished(LessonProgress now) {
        laid = "";
        int questions = now.lesson().steps().size();
        step.getChildren().setAll(title(now.lesson().title(), "done"),
                text(now.foreseen() == questions ? "You foresaw all " + questions + "." : "You foresaw " + now.foreseen() + " of " + questions + ".", "strong"));
        for (Step each : now.lesson().steps()) {
            step.getChildren().add(Prose.of(each.explains(), "muted"));
        }
        shelf.after(now.lesson()).ifPresentOrElse(next -> button("Next: " + next.title(), Feather.ARROW_RIGHT, () -> shelf.start(next)),
                () -> button("Once more", Feather.ROTATE_CW, () -> shelf.start(now.lesson())));
        HBox on = line(go);
        if (shelf.after(now.lesson()).isPresent()) {
            on.getChildren().add(again);
        }
        told.getChildren().setAll(text("The lesson's virtual host is gone, and the canvas shows what it showed before.", "muted"), on);
        go.requestFocus();
    }

    private void broken(LessonProgress now) {
        laid = "";
        Label cross = text(now.problem(), "error-text");
        cross.setGraphic(Icons.small(Feather.X_CIRCLE));
        cross.getGraphic().getStyleClass().add("error-text");
        button("Begin anew", Feather.ROTATE_CW, () -> shelf.start(now.lesson()));
        step.getChildren().setAll(title(now.lesson().title(), ""), cross, line(go));
        told.getChildren().clear();
    }

    private void button(String words, Feather icon, Runnable does) {
        go.setText(words);
        go.setGraphic(Icons.small(icon));
        go.setDisable(false);
        action = does;
    }

    private static Label hint() {
        Label hint = new Label("Enter");
        hint.getStyleClass().add("count");
        return hint;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static HBox title(String words, String aside) {
        Label title = new Label(words);
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        Label small = new Label(aside);
        small.getStyleClass().add("caption");
        small.setId("lesson-where");
        small.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(10, title, small);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(720);
        return label;
    }

    /** Enter does what the one button does, digits choose. */
    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && !go.isDisabled() && go.getScene() != null && !(event.getTarget() instanceof Button)) {
            action.run();
            event.consume();
        } else if (event.getCode().isDigitKey() && question != null && shelf.progress().get() != null && shelf.progress().get().phase() == Phase.ASKING) {
            String digit = event.getText();
            if (!digit.isEmpty() && question.choose(digit.charAt(0) - '0')) {
                event.consume();
            }
        }
    }
}
