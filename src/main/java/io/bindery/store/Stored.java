package io.bindery.store;

import java.util.Comparator;

/**
 * A definition with the place of its record.
 *
 * @param ordinal its place in the order of declarations
 * @param segment the number of the segment its record lies in · size of that record
 */
record Stored<D>(D definition, long ordinal, int segment, int size) {
    static final Comparator<Stored<?>> IN_ORDER = Comparator.comparingLong(Stored::ordinal);
}
