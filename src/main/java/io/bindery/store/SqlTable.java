package io.bindery.store;

import java.util.ArrayList;
import java.util.List;
import org.h2.command.ddl.CreateTableData;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.index.IndexType;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.table.IndexColumn;
import org.h2.table.TableBase;
import org.h2.table.TableType;

/** A table without a file: H2 reads it, and what it shows lies in the journal. */
final class SqlTable extends TableBase {

    private final SqlRows rows;
    private final Index scan;
    private final List<Index> indexes = new ArrayList<>();

    SqlTable(CreateTableData data, SqlRows rows) {
        super(data);
        this.rows = rows;
        scan = new SqlIndex(this, rows, null);
        indexes.add(scan);
        rows.keys().forEach(key -> indexes.add(new SqlIndex(this, rows, getColumn(key))));
    }

    @Override public Index getScanIndex(SessionLocal session) {
        return scan;
    }

    @Override public List<Index> getIndexes() {
        return indexes;
    }

    @Override public boolean canGetRowCount(SessionLocal session) {
        return true;
    }

    @Override public long getRowCount(SessionLocal session) {
        return rows.count();
    }

    @Override public long getRowCountApproximation(SessionLocal session) {
        return rows.count();
    }

    /** Always another: no result of a query is kept for the next. */
    @Override public long getMaxDataModificationId() {
        return Long.MAX_VALUE;
    }

    @Override public boolean isDeterministic() {
        return false;
    }

    @Override public TableType getTableType() {
        return TableType.EXTERNAL_TABLE_ENGINE;
    }

    @Override public boolean isInsertable() {
        return false;
    }

    @Override public boolean canDrop() {
        return true;
    }

    @Override public void checkSupportAlter() {
        throw readOnly();
    }

    @Override public Index addIndex(SessionLocal session, String name, int id, IndexColumn[] columns, int unique, IndexType type,
                                    boolean create, String comment) {
        throw readOnly();
    }

    @Override public void addRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override public void removeRow(SessionLocal session, Row row) {
        throw readOnly();
    }

    @Override public long truncate(SessionLocal session) {
        throw readOnly();
    }

    @Override public void close(SessionLocal session) { }

    static DbException readOnly() {
        return DbException.getUnsupportedException("changing the journal by SQL");
    }
}
