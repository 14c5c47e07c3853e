package io.bindery.store;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.index.Cursor;
import org.h2.result.Row;

/** The small tables: {@code exchange}, {@code queue}, {@code binding} and {@code vhost}, in the order of declaration. */
final class DefinitionRows implements SqlRows {

    private final JournalView view;
    private final String table;

    DefinitionRows(JournalView view, String table) {
        this.view = view;
        this.table = table;
    }

    @Override public long count() {
        return rows().size();
    }

    @Override public Cursor all(Object statement) {
        Iterator<Object[]> rows = rows().iterator();
        return new SqlCursor() {
            @Override Row made() {
                if (!rows.hasNext()) {
                    return null;
                }
                Object[] row = rows.next();
                return new SqlRow(row.length, i -> row[i]);
            }
        };
    }

    private List<Object[]> rows() {
        synchronized (view.index) {
            return switch (table) {
                case "EXCHANGE" -> view.index.definitions.exchanges().stream().sorted(Stored.IN_ORDER).map(DefinitionRows::exchange).toList();
                case "QUEUE" -> RecoveredStates.inOrder(view.index.queues).stream().map(DefinitionRows::queue).toList();
                case "BINDING" -> view.index.definitions.bindings().stream().sorted(Stored.IN_ORDER).map(DefinitionRows::binding).toList();
                case "VHOST" -> vhosts();
                default -> throw new IllegalArgumentException("no table " + table);
            };
        }
    }

    private static Object[] exchange(Stored<ExchangeDefinition> stored) {
        ExchangeDefinition exchange = stored.definition();
        return new Object[] {exchange.vhost(), exchange.name(), exchange.type(), exchange.autoDelete(), exchange.internal(),
            FieldJson.text(exchange.arguments()), stored.ordinal()};
    }

    private static Object[] queue(StoredQueue stored) {
        QueueDefinition queue = RecoveredStates.definition(stored);
        return new Object[] {stored.id, queue.vhost(), queue.name(), queue.exclusive(), queue.autoDelete(),
            FieldJson.text(queue.arguments()), stored.definition == null ? null : stored.definition.ordinal()};
    }

    private static Object[] binding(Stored<Binding> stored) {
        Binding binding = stored.definition();
        return new Object[] {stored.ordinal(), binding.vhost(), binding.exchange(), binding.kind().name(), binding.destination(),
            binding.key(), FieldJson.text(binding.arguments())};
    }

    private List<Object[]> vhosts() {
        return Stream.concat(view.index.definitions.exchanges().stream().map(stored -> stored.definition().vhost()),
                RecoveredStates.inOrder(view.index.queues).stream().map(queue -> RecoveredStates.definition(queue).vhost()))
                .distinct().sorted().map(name -> new Object[] {name}).toList();
    }
}
