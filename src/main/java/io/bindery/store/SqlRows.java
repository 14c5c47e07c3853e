package io.bindery.store;

import java.util.List;
import org.h2.index.Cursor;
import org.h2.value.Value;

/** What one SQL table shows: its rows are made when they are asked for. For any thread. */
interface SqlRows {

    long count();

    /** @param statement the same object as long as one statement runs */
    Cursor all(Object statement);

    /** Columns by whose value rows are found without walking through all. */
    default List<String> keys() {
        return List.of();
    }

    /** Whether {@link #find} knows ranges of that column and brings them in its order, or against it. */
    default boolean ascending(String key) {
        return false;
    }

    /**
     * At least the rows that have a value in that range; H2 compares again.
     *
     * @param least may be null, as {@code most}: no bound
     * @param downwards whether the greatest value comes first
     */
    default Cursor find(Object statement, String key, Value least, Value most, boolean downwards) {
        return all(statement);
    }
}
