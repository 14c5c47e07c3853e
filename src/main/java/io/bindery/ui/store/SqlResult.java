package io.bindery.ui.store;

import java.util.List;

/**
 * What a query gave.
 *
 * @param rows at most so many as were asked for · more whether there were others
 */
record SqlResult(List<String> columns, List<List<String>> rows, boolean more, long nanos) { }
