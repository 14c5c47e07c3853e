package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** RabbitMQ sorts a table by name whenever it sets a value in one. */
final class SortedTable {

    private SortedTable() { }

    static FieldTable with(FieldTable table, String name, FieldValue value) {
        return sorted(table.with(name, value));
    }

    static FieldTable sorted(FieldTable table) {
        Map<String, FieldValue> sorted = new LinkedHashMap<>();
        table.entries().entrySet().stream()
                .sorted((one, other) -> Arrays.compareUnsigned(WireText.encode(one.getKey()), WireText.encode(other.getKey())))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return FieldTable.of(sorted);
    }
}
