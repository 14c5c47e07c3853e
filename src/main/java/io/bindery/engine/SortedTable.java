package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;

/** RabbitMQ sorts a table by name whenever it sets a value in one. */
final class SortedTable {

    private SortedTable() { }

    static FieldTable with(FieldTable table, String name, FieldValue value) {
        return table.with(name, value).sorted();
    }
}
