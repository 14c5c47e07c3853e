package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.ArrayList;
import java.util.List;

/** Existing x-death entries, one per queue and reason. RabbitMQ turns the list round each time it does this; so do we. */
final class DeathGroups {

    private DeathGroups() { }

    static List<FieldTable> of(FieldValue.Array deaths) {
        List<FieldTable> tables = deaths.values().stream()
                .filter(FieldValue.Table.class::isInstance).map(death -> ((FieldValue.Table) death).value()).toList();
        if (tables.size() < 2) {
            return tables;
        }
        List<FieldTable> groups = new ArrayList<>();
        for (FieldTable table : tables) {
            if (groups.stream().noneMatch(group -> DeathRecord.sameDeath(group, table))) {
                long times = tables.stream().filter(other -> DeathRecord.sameDeath(other, table)).count();
                groups.add(0, table.has("count") ? table : counted(table, times));
            }
        }
        return groups;
    }

    private static FieldTable counted(FieldTable table, long times) {
        java.util.Map<String, FieldValue> entries = new java.util.LinkedHashMap<>();
        entries.put("count", new FieldValue.Int64(times));
        entries.putAll(table.entries());
        return FieldTable.of(entries);
    }
}
