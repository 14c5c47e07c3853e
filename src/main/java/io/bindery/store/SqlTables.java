package io.bindery.store;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.TableEngine;
import org.h2.command.ddl.CreateTableData;
import org.h2.table.Table;

/**
 * H2's way to a store: makes the tables that {@code CREATE TABLE … ENGINE} asks for. H2 knows a class name and a word; the word
 * tells which of the stores in this process is meant.
 */
public final class SqlTables implements TableEngine {

    private static final Map<String, JournalView> SHOWN = new ConcurrentHashMap<>();

    /** @return the word for {@code WITH} */
    static String show(JournalView view) {
        String word = UUID.randomUUID().toString();
        SHOWN.put(word, view);
        return word;
    }

    static void hide(String word) {
        SHOWN.remove(word);
    }

    @Override public Table createTable(CreateTableData table) {
        JournalView view = SHOWN.get(table.tableEngineParams.get(0));
        if (view == null) {
            throw new IllegalStateException("the store behind this table is closed");
        }
        return new SqlTable(table, switch (table.tableName) {
            case "MESSAGE" -> new MessageRows(view);
            case "QUEUE_ENTRY" -> new EntryRows(view);
            default -> new DefinitionRows(view, table.tableName);
        });
    }
}
