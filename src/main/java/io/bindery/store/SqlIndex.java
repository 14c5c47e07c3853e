package io.bindery.store;

import org.h2.command.query.AllColumnsForPlan;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.index.IndexCondition;
import org.h2.index.IndexType;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.result.SortOrder;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.TableFilter;
import org.h2.value.Value;

/** One way to a table's rows: through all of them, or by the value of one column. */
final class SqlIndex extends Index {

    private static final double FOUND = 10;
    /** Reading through a table costs at least as much as finding. */
    private static final double BEGINNING = 100;
    private static final double NEVER = 1e15;

    private final SqlRows rows;
    /** Null for the way through all. */
    private final Column key;

    SqlIndex(SqlTable table, SqlRows rows, Column key) {
        super(table, table.getId(), key == null ? "ALL_ROWS" : "BY_" + key.getName(),
                IndexColumn.wrap(key == null ? table.getColumns() : new Column[] {key}), 0,
                key == null ? IndexType.createScan(false) : IndexType.createNonUnique(false, !rows.ascending(key.getName()), false));
        this.rows = rows;
        this.key = key;
    }

    @Override public Cursor find(SessionLocal session, SearchRow first, SearchRow last, boolean reverse) {
        Object statement = session.currentTimestamp();
        return key == null ? rows.all(statement)
                : rows.find(statement, key.getName(), bound(reverse ? last : first), bound(reverse ? first : last), reverse);
    }

    private Value bound(SearchRow row) {
        return row == null ? null : row.getValue(key.getColumnId());
    }

    @Override public double getCost(SessionLocal session, int[] masks, TableFilter[] filters, int filter, SortOrder sortOrder,
                                    AllColumnsForPlan allColumns, boolean isSelectCommand) {
        if (key == null) {
            return BEGINNING + rows.count();
        }
        int mask = masks == null ? 0 : masks[key.getColumnId()];
        if ((mask & IndexCondition.EQUALITY) != 0) {
            return FOUND;
        }
        boolean range = (mask & IndexCondition.RANGE) != 0 && rows.ascending(key.getName());
        return range ? FOUND + rows.count() / 2.0 : NEVER;
    }

    /** H2 reads in an index' order instead of sorting only when it believes that somebody made it. */
    @Override public String getCreateSQL() {
        return key != null && rows.ascending(key.getName()) ? "CREATE INDEX" : null;
    }

    @Override public long getRowCount(SessionLocal session) {
        return rows.count();
    }

    @Override public long getRowCountApproximation(SessionLocal session) {
        return rows.count();
    }

    @Override public boolean needRebuild() {
        return false;
    }

    @Override public void add(SessionLocal session, Row row) {
        throw SqlTable.readOnly();
    }

    @Override public void remove(SessionLocal session, Row row) {
        throw SqlTable.readOnly();
    }

    @Override public void truncate(SessionLocal session) {
        throw SqlTable.readOnly();
    }

    @Override public void remove(SessionLocal session) { }

    @Override public void close(SessionLocal session) { }
}
