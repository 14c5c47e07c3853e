package io.bindery.store;

import io.bindery.engine.RecoveredState;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.FieldTable;
import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes what the engine starts from of an index: reads each wanted message once, in the order of the files, and puts it
 * into its queues.
 */
final class StateLoader {

    private final JournalFiles files;
    private final JournalIndex index;
    private final RecoveryProgress progress;
    private final Map<Long, List<RecoveredState.Entry>> entries = new HashMap<>();
    private final MessageRecord record = new MessageRecord();

    StateLoader(JournalFiles files, JournalIndex index, RecoveryProgress progress) {
        this.files = files;
        this.index = index;
        this.progress = progress;
    }

    RecoveredState load() throws IOException {
        long total = index.segments.size();
        long done = 0;
        for (Segment segment : index.segments.all()) {
            progress.progress(total + done, 2 * total);
            if (segment.live > 0) {
                read(segment);
            }
            done += segment.size;
        }
        progress.progress(2 * total, 2 * total);
        SegmentHeader.Counters counters = index.counters();
        return new RecoveredState(inOrder(index.definitions.exchanges()), queues(), inOrder(index.definitions.bindings()),
                counters.lastMessageId(), counters.lastQueueId());
    }

    private void read(Segment segment) throws IOException {
        try (JournalFile file = files.openForReading(segment.file())) {
            SegmentScanner scanner = new SegmentScanner(file, segment.salt, SegmentHeader.SIZE, segment.size, false);
            while (!scanner.atEnd()) {
                if (!scanner.next()) {
                    scanner = behind(scanner, file, segment);
                } else if (scanner.type() == Records.MESSAGE) {
                    message(scanner, segment);
                }
            }
        }
    }

    /** Behind damage, found as replay found it: by checksums. */
    private SegmentScanner behind(SegmentScanner damaged, JournalFile file, Segment segment) throws IOException {
        SegmentScanner search = new SegmentScanner(file, segment.salt, damaged.at(), segment.size, true);
        search.resynchronise();
        return new SegmentScanner(file, segment.salt, search.at(), segment.size, false);
    }

    private void message(SegmentScanner scanner, Segment segment) {
        record.open(scanner.payload());
        if (index.locationOf(record.id()) != Segment.location(segment.number, scanner.offset())) {
            return;
        }
        long enqueuedAt = record.enqueuedAt();
        Message message = record.message();
        record.open(scanner.payload());
        while (record.nextQueue()) {
            StoredQueue queue = index.queues.get(record.queueId());
            int slot = queue == null ? -1 : index.entries.find(EntryTable.key(queue.number, record.position()));
            if (slot >= 0 && index.entries.messageAt(slot) == record.id()) {
                entries.computeIfAbsent(queue.id, id -> new ArrayList<>(queue.entries)).add(new RecoveredState.Entry(
                        record.position(), message, index.entries.redeliveredAt(slot), enqueuedAt, record.expiresAt()));
            }
        }
    }

    private List<RecoveredState.Queue> queues() {
        List<StoredQueue> queues = new ArrayList<>();
        for (int slot = 0; slot < index.queues.slots(); slot++) {
            if (index.queues.at(slot) != null) {
                queues.add(index.queues.at(slot));
            }
        }
        queues.sort(Comparator.comparingLong(queue -> queue.definition == null ? Long.MAX_VALUE : queue.definition.ordinal()));
        return queues.stream().map(this::queue).toList();
    }

    private RecoveredState.Queue queue(StoredQueue queue) {
        List<RecoveredState.Entry> list = entries.getOrDefault(queue.id, List.of());
        if (!list.isEmpty()) {
            list.sort(Comparator.comparingLong(RecoveredState.Entry::position));
        }
        return new RecoveredState.Queue(queue.id, definition(queue), list);
    }

    /** A queue whose declaration was lost to damage keeps its messages under a name that says so. */
    static QueueDefinition definition(StoredQueue queue) {
        return queue.definition != null ? queue.definition.definition()
                : new QueueDefinition("/", "recovered-queue-" + queue.id, Set.of(QueueFlag.DURABLE), FieldTable.EMPTY);
    }

    static <D> List<D> inOrder(Collection<Stored<D>> stored) {
        return stored.stream().sorted(Comparator.comparingLong(Stored::ordinal)).map(Stored::definition).toList();
    }
}
