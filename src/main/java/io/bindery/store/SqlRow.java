package io.bindery.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueToObjectConverter;

/** A row whose columns are made when they are looked at: counting reads no message. */
final class SqlRow extends Row {

    private final IntFunction<Object> column;
    private final Value[] values;

    SqlRow(int columns, IntFunction<Object> column) {
        this.column = column;
        values = new Value[columns];
    }

    static Object time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    @Override public Value getValue(int i) {
        if (values[i] == null) {
            values[i] = ValueToObjectConverter.objectToValue(null, column.apply(i), Value.UNKNOWN);
        }
        return values[i];
    }

    @Override public int getColumnCount() {
        return values.length;
    }

    @Override public Value[] getValueList() {
        for (int i = 0; i < values.length; i++) {
            getValue(i);
        }
        return values;
    }

    @Override public int getMemory() {
        return MEMORY_CALCULATE;
    }

    @Override public void setValue(int i, Value value) {
        throw SqlTable.readOnly();
    }

    @Override public void copyFrom(SearchRow source) {
        throw SqlTable.readOnly();
    }
}
