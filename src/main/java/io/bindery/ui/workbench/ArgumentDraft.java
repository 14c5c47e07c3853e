package io.bindery.ui.workbench;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import java.util.Optional;

/** An argument as it stands in a form, finished or not. */
record ArgumentDraft(String name, ArgumentType type, String text) {

    /** A sentence about the first thing wrong, or empty. A row without name and value is not yet an argument. */
    static Optional<String> problem(List<ArgumentDraft> rows) {
        for (ArgumentDraft row : rows) {
            if (row.blank()) {
                continue;
            }
            if (row.name.isBlank()) {
                return Optional.of("An argument needs a name.");
            }
            if (row.type.parse(row.text).isEmpty()) {
                return Optional.of(row.name + " needs " + (row.type == ArgumentType.NUMBER ? "a whole number." : "true or false."));
            }
            if (rows.stream().filter(other -> other.name.strip().equals(row.name.strip())).count() > 1) {
                return Optional.of(row.name + " stands there twice.");
            }
        }
        return Optional.empty();
    }

    static FieldTable table(List<ArgumentDraft> rows) {
        FieldTable table = FieldTable.EMPTY;
        for (ArgumentDraft row : rows) {
            if (!row.blank()) {
                FieldValue value = row.type.parse(row.text).orElseThrow();
                table = table.with(row.name.strip(), value);
            }
        }
        return table;
    }

    private boolean blank() {
        return name.isBlank() && text.isBlank();
    }
}
