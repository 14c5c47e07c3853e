package io.bindery.ui.lesson;

import io.bindery.lesson.Lesson;
import io.bindery.ui.theme.Icons;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A lesson in the list: done, running or not yet. */
final class LessonCell extends ListCell<Lesson> {

    private final Predicate<Lesson> done;
    private final Predicate<Lesson> running;

    LessonCell(Predicate<Lesson> done, Predicate<Lesson> running) {
        this.done = done;
        this.running = running;
        setPrefWidth(0);
    }

    @Override protected void updateItem(Lesson lesson, boolean empty) {
        super.updateItem(lesson, empty);
        if (empty || lesson == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        FontIcon icon = Icons.small(done.test(lesson) ? Feather.CHECK : running.test(lesson) ? Feather.PLAY : Feather.BOOK_OPEN);
        icon.getStyleClass().add(done.test(lesson) ? "ok-text" : running.test(lesson) ? "accent-text" : "muted");
        Label title = new Label(lesson.title());
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox row = new HBox(8, icon, title);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setTooltip(new Tooltip(lesson.about()));
        setAccessibleText(lesson.title() + (done.test(lesson) ? ", done" : ""));
    }
}
