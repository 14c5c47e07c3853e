package io.bindery.store;

import io.bindery.engine.RecoveredState;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes what the engine starts from of an index and of the places met while it was read. */
final class RecoveredStates {

    private RecoveredStates() { }

    /** Empties the places: they are the state's now. */
    static RecoveredState of(JournalIndex index) {
        SegmentHeader.Counters counters = index.counters();
        Map<Integer, List<Standing>> standings = standings(index);
        List<RecoveredState.Queue> queues = inOrder(index.queues).stream().map(queue -> new RecoveredState.Queue(queue.id, definition(queue),
                places(index, queue), standings.getOrDefault(queue.number, List.of()), List.copyOf(queue.gaps()))).toList();
        return new RecoveredState(inOrder(index.definitions.settings()), inOrder(index.definitions.exchanges()), queues, inOrder(index.definitions.bindings()),
                counters.lastMessageId(), counters.lastQueueId());
    }

    private static List<RecoveredState.Entry> places(JournalIndex index, StoredQueue queue) {
        RecoveredPlaces places = queue.places;
        queue.places = null;
        return places == null ? List.of() : places.finished(index, queue);
    }

    /** By queues' numbers. */
    private static Map<Integer, List<Standing>> standings(JournalIndex index) {
        Map<Integer, List<Standing>> standings = new HashMap<>();
        StandingTable table = index.standings;
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.keyAt(slot) != 0) {
                standings.computeIfAbsent(EntryTable.queueOf(table.keyAt(slot)), number -> new ArrayList<>()).add(table.at(slot));
            }
        }
        return standings;
    }

    /** A queue whose declaration was lost to damage keeps its messages under a name that says so. */
    static QueueDefinition definition(StoredQueue queue) {
        return queue.definition != null ? queue.definition.definition()
                : new QueueDefinition("/", "recovered-queue-" + queue.id, Set.of(QueueFlag.DURABLE), FieldTable.EMPTY);
    }

    /** In the order of their declarations. */
    static List<StoredQueue> inOrder(QueueTable table) {
        List<StoredQueue> queues = new ArrayList<>();
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.at(slot) != null) {
                queues.add(table.at(slot));
            }
        }
        queues.sort(Comparator.comparingLong(queue -> queue.definition == null ? Long.MAX_VALUE : queue.definition.ordinal()));
        return queues;
    }

    static <D> List<D> inOrder(Collection<Stored<D>> stored) {
        return stored.stream().sorted(Stored.IN_ORDER).map(Stored::definition).toList();
    }
}
