package io.bindery.ui.workbench;

import io.bindery.lesson.Lesson;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A line of the navigator. Rows stay the same objects while their count changes, so that the list keeps its selection. */
sealed interface NavigatorRow {

    /** Above a section, with how many it has. */
    record Head(String title, String count) implements NavigatorRow {
        Head(String title, int size) {
            this(title, Figures.count(size));
        }
    }

    /** A lesson; it is done, or not yet. @param next whether it is the first that is not */
    record OfLesson(Lesson lesson, boolean done, boolean next) implements NavigatorRow { }

    /** The exchanges a broker brings along, folded until somebody wants them. */
    record Fold(int hidden, boolean open) implements NavigatorRow { }

    /** An exchange or a queue; the count is its bindings or its messages. */
    record Item(Kind kind, String name, Glyph glyph, StringProperty count) implements NavigatorRow {
        Item(Kind kind, String name, Glyph glyph) {
            this(kind, name, glyph, new SimpleStringProperty(""));
        }

        String label() {
            return name.isEmpty() ? "(default)" : name;
        }
    }

    /** What an item stands for. */
    enum Kind { EXCHANGE, QUEUE }
}
