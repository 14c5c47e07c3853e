package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Existing x-death entries, one per queue and reason. RabbitMQ turns the list round each time it does this; so do we. */
final class DeathGroups {

    private DeathGroups() { }

    static List<FieldTable> of(FieldValue.Array deaths) {
        List<FieldTable> tables = deaths.values().stream()
                .filter(FieldValue.Table.class::isInstance).map(death -> ((FieldValue.Table) death).value()).toList();
        if (tables.size() < 2) {
            return tables;
        }
        Map<Death, List<FieldTable>> groups = new LinkedHashMap<>();
        tables.forEach(table -> groups.computeIfAbsent(Death.of(table), each -> new ArrayList<>(1)).add(table));
        List<FieldTable> firsts = new ArrayList<>(groups.size());
        groups.values().forEach(group -> firsts.add(group.get(0).has("count") ? group.get(0) : counted(group.get(0), group.size())));
        Collections.reverse(firsts);
        return firsts;
    }

    /** What makes two deaths the same. */
    private record Death(Optional<FieldValue> queue, Optional<FieldValue> reason) {
        static Death of(FieldTable table) {
            return new Death(table.get("queue"), table.get("reason"));
        }
    }

    private static FieldTable counted(FieldTable table, long times) {
        Map<String, FieldValue> entries = new LinkedHashMap<>();
        entries.put("count", new FieldValue.Int64(times));
        entries.putAll(table.entries());
        return FieldTable.of(entries);
    }
}
