package io.bindery.ui.lesson;

import io.bindery.lesson.Question;
import io.bindery.lesson.Verdict;
import io.bindery.ui.theme.Icons;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A question with its options: one or several may be chosen, by mouse, by arrows and space, or by their number. */
final class QuestionPane extends VBox {

    private final List<ButtonBase> boxes = new ArrayList<>();
    private final List<String> options;

    QuestionPane(Question question, Runnable changed) {
        super(8);
        options = question.options();
        TextFlow asks = Prose.of(question.asks(), "prose-strong");
        FlowPane row = new FlowPane(18, 6);
        ToggleGroup one = new ToggleGroup();
        for (int i = 0; i < options.size(); i++) {
            boxes.add(box(question, i, one, changed));
            row.getChildren().add(boxes.get(i));
        }
        getChildren().setAll(asks, row);
        if (question.several()) {
            Label hint = new Label("More than one may be right.");
            hint.getStyleClass().add("caption");
            getChildren().add(hint);
        }
    }

    private ButtonBase box(Question question, int index, ToggleGroup one, Runnable changed) {
        String words = options.get(index);
        ButtonBase box;
        if (question.several()) {
            CheckBox several = new CheckBox(words);
            several.selectedProperty().addListener((observed, was, is) -> {
                exclude(index, is);
                changed.run();
            });
            box = several;
        } else {
            RadioButton single = new RadioButton(words);
            single.setToggleGroup(one);
            single.selectedProperty().addListener(observed -> changed.run());
            box = single;
        }
        box.setId("lesson-option-" + (index + 1));
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    /** Nobody, and somebody as well, cannot be. */
    private void exclude(int index, boolean chosen) {
        if (!chosen) {
            return;
        }
        boolean nobody = options.get(index).equals(Question.NOBODY);
        for (int i = 0; i < boxes.size(); i++) {
            if (i != index && nobody != options.get(i).equals(Question.NOBODY)) {
                ((CheckBox) boxes.get(i)).setSelected(false);
            }
        }
    }

    Set<String> chosen() {
        Set<String> chosen = new LinkedHashSet<>();
        for (int i = 0; i < boxes.size(); i++) {
            if (isChosen(boxes.get(i))) {
                chosen.add(options.get(i));
            }
        }
        return chosen;
    }

    private static boolean isChosen(ButtonBase box) {
        return box instanceof CheckBox several ? several.isSelected() : ((RadioButton) box).isSelected();
    }

    /** The option that is this number where the options are numbers, else the one at its place, from 1. */
    boolean choose(int digit) {
        boolean numbers = options.stream().allMatch(option -> option.chars().allMatch(Character::isDigit));
        int at = numbers ? options.indexOf(String.valueOf(digit)) : digit - 1;
        if (at < 0 || at >= boxes.size() || boxes.get(at).isDisabled()) {
            return false;
        }
        boxes.get(at).requestFocus();
        boxes.get(at).fire();
        return true;
    }

    void focusFirst() {
        boxes.get(0).requestFocus();
    }

    void close() {
        boxes.forEach(box -> box.setDisable(true));
    }

    /** What was true, option by option, with the router's reason where there is one. */
    VBox told(Verdict verdict) {
        VBox rows = new VBox(6);
        for (String option : options) {
            boolean is = verdict.truth().contains(option);
            boolean said = verdict.chosen().contains(option);
            if (is || said || verdict.why().containsKey(option)) {
                rows.getChildren().add(row(option, is, said, verdict.why().getOrDefault(option, "")));
            }
        }
        return rows;
    }

    private static HBox row(String option, boolean is, boolean said, String why) {
        FontIcon mark = Icons.small(is ? Feather.CHECK : Feather.X);
        mark.getStyleClass().add(is == said ? is ? "ok-text" : "muted" : "error-text");
        Label name = new Label(option);
        name.getStyleClass().add(is ? "strong" : "medium");
        name.setMinWidth(USE_PREF_SIZE);
        Label note = new Label(is && !said ? "not foreseen" : !is && said ? "foreseen, but it is not so" : "");
        note.getStyleClass().addAll("caption", "error-text");
        note.setMinWidth(USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        HBox head = new HBox(8, name, note);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox words = new VBox(1, head);
        if (!why.isEmpty()) {
            words.getChildren().add(Prose.of(why, "muted"));
        }
        HBox row = new HBox(8, mark, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox.setMargin(mark, new javafx.geometry.Insets(3, 0, 0, 0));
        row.setAccessibleText(option + (is ? ": yes" : ": no"));
        return row;
    }
}
