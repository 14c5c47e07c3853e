package io.bindery.store;

/**
 * How the SQL projection stands.
 *
 * @param readable whether it can be connected to · upToDate whether it shows all that is synced now
 * @param rebuilds how often it was made anew since the store was opened
 * @param problem why it is behind, or empty
 */
public record SqlStatus(boolean readable, boolean upToDate, int rebuilds, String problem) {
    static final SqlStatus NONE = new SqlStatus(false, false, 0, "");
}
