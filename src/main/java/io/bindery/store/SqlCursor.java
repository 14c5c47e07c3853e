package io.bindery.store;

import org.h2.index.Cursor;
import org.h2.result.Row;
import org.h2.result.SearchRow;

/** Steps through rows that are made one after the other. */
abstract class SqlCursor implements Cursor {

    private Row row;

    /** The next row, or null behind the last. */
    abstract Row made();

    @Override public boolean next() {
        row = made();
        return row != null;
    }

    @Override public Row get() {
        return row;
    }

    @Override public SearchRow getSearchRow() {
        return row;
    }

    @Override public boolean previous() {
        throw SqlTable.readOnly();
    }
}
