package io.bindery.ui.inspect;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.routing.ValueText;
import java.util.List;

/** Two words in a row: a name and what it is. */
record Pair(String name, String value) {

    static List<Pair> of(FieldTable arguments) {
        return arguments.entries().entrySet().stream().map(entry -> new Pair(entry.getKey(), text(entry.getValue()))).toList();
    }

    /** Text without quotes: the column says what it is. */
    private static String text(FieldValue value) {
        return value instanceof FieldValue.Text text ? text.value() : ValueText.of(value);
    }
}
