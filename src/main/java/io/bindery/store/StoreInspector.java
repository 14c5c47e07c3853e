package io.bindery.store;

import io.bindery.model.Definitions;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueuePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A look at a data directory whose broker is not running. Not a byte of the directory changes: it is not locked, a torn
 * tail is not cut, and the SQL tables show the journal from a temporary place. Not for use by many threads.
 */
public final class StoreInspector implements AutoCloseable {

    private final JournalFiles files;
    private final JournalIndex index;
    private final RecoveryReport report;
    private final MessageReader reader;
    private final Map<Long, long[]> positions;
    private Path temporary;
    private SqlDatabase database;

    private StoreInspector(JournalFiles files, JournalIndex index, RecoveryReport report) {
        this.files = files;
        this.index = index;
        this.report = report;
        reader = new MessageReader(files, index);
        positions = positions(index);
    }

    /** @throws DataDirectoryException when there is nothing to look at, or a broker is running on it */
    public static StoreInspector open(Path directory, RecoveryProgress progress) throws IOException {
        long start = System.nanoTime();
        if (!Files.exists(directory)) {
            throw new DataDirectoryException(directory + " does not exist: name a directory that a broker has kept its data in.");
        }
        DataDirectory.checkUsable(directory);
        DataFormat.CURRENT.checkNotNewer(directory);
        DataDirectory.checkHoldsData(directory);
        DataDirectory.checkNotInUse(directory);
        JournalFiles files = new DiskFiles(directory.resolve("journal"));
        Replay.Result found = new Replay(files, progress).run();
        JournalIndex.Figures figures = found.index().figures();
        return new StoreInspector(files, found.index(), new RecoveryReport(found.bytesRead(), found.records(), figures.messages(),
                figures.entries(), found.tornTailBytes(), found.damages(), System.nanoTime() - start));
    }

    /** A queue at rest. @param messages how many copies it holds */
    public record InspectedQueue(long queueId, QueueDefinition definition, long messages) { }

    public RecoveryReport report() {
        return report;
    }

    public Definitions definitions() {
        return Definitions.of(RecoveredStates.inOrder(index.definitions.settings()), RecoveredStates.inOrder(index.definitions.exchanges()),
                queues().stream().map(InspectedQueue::definition).toList(), RecoveredStates.inOrder(index.definitions.bindings()));
    }

    public List<InspectedQueue> queues() {
        return RecoveredStates.inOrder(index.queues).stream()
                .map(queue -> new InspectedQueue(queue.id, RecoveredStates.definition(queue), queue.entries)).toList();
    }

    /**
     * A part of a queue.
     *
     * @param entries in order, but for those that cannot be read
     * @param next the next position behind it that is taken; {@link QueuePage#NONE} when there is none
     */
    public record InspectedPage(List<StoredMessage> entries, List<QueuePage.Unreadable> unreadable, long next) { }

    /** A queue's messages from a position on, at most {@code limit} and no more than a page holds; read from disk now. */
    public InspectedPage entries(long queueId, long fromPosition, int limit) {
        long[] all = positions.getOrDefault(queueId, new long[0]);
        int from = indexFrom(all, fromPosition);
        List<StoredMessage> entries = new ArrayList<>();
        List<QueuePage.Unreadable> unreadable = new ArrayList<>();
        long bytes = 0;
        int at = from;
        for (; at < all.length && at < from + (long) limit; at++) {
            int slot = slot(queueId, all[at]);
            bytes += size(slot);
            if (at > from && bytes > QueuePage.MOST_BYTES) {
                break;
            }
            try {
                entries.add(reader.readEntry(index.entries.messageAt(slot), queueId, all[at], index.entries.redeliveredAt(slot),
                        index.standings.get(index.entries.keyAt(slot))));
            } catch (IOException damaged) {
                unreadable.add(new QueuePage.Unreadable(all[at], damaged.getMessage()));
            }
        }
        return new InspectedPage(entries, unreadable, at < all.length ? all[at] : QueuePage.NONE);
    }

    private static int indexFrom(long[] all, long position) {
        int found = Arrays.binarySearch(all, position);
        return found < 0 ? -found - 1 : found;
    }

    private int slot(long queueId, long position) {
        return index.entries.find(EntryTable.key(index.queues.get(queueId).number, position));
    }

    private long size(int slot) {
        return index.recordSizeOf(index.entries.messageAt(slot));
    }

    /** A queue's last messages, in order. */
    public InspectedPage lastEntries(long queueId, int limit) {
        long[] all = positions.getOrDefault(queueId, new long[0]);
        int from = all.length;
        long bytes = 0;
        while (from > 0 && from > all.length - limit) {
            bytes += size(slot(queueId, all[from - 1]));
            if (from < all.length && bytes > QueuePage.MOST_BYTES) {
                break;
            }
            from--;
        }
        return entries(queueId, from < all.length ? all[from] : 0, limit);
    }

    /** Until when a queue's messages may wait, wall clock, ascending: of those that can expire. What cannot be read does not say. */
    public List<Long> expiries(long queueId) {
        List<Long> expiries = new ArrayList<>();
        long from = 0;
        do {
            InspectedPage page = entries(queueId, from, 1000);
            page.entries().stream().map(StoredMessage::expiresAtMillis).filter(at -> at > 0).forEach(expiries::add);
            from = page.next();
        } while (from != QueuePage.NONE);
        Collections.sort(expiries);
        return expiries;
    }

    public Optional<Message> readMessage(long messageId) throws IOException {
        return reader.read(messageId);
    }

    /** A JDBC URL for reading the tables of {@code SqlSchema}. Good until this is closed. */
    public String sqlUrl() throws IOException, SQLException {
        if (database == null) {
            temporary = Files.createTempDirectory("bindery-inspect");
            database = new SqlDatabase(temporary, null);
            database.open(new JournalView(files, index, reader));
        }
        return database.readerUrl();
    }

    private static Map<Long, long[]> positions(JournalIndex index) {
        Map<Integer, Long> ids = new HashMap<>();
        Map<Long, long[]> positions = new HashMap<>();
        for (int slot = 0; slot < index.queues.slots(); slot++) {
            StoredQueue queue = index.queues.at(slot);
            if (queue != null) {
                ids.put(queue.number, queue.id);
                positions.put(queue.id, new long[queue.entries]);
            }
        }
        Map<Long, Integer> filled = new HashMap<>();
        for (int slot = 0; slot < index.entries.slots(); slot++) {
            if (index.entries.keyAt(slot) != 0) {
                long id = ids.get(index.entries.queueAt(slot));
                positions.get(id)[filled.merge(id, 1, Integer::sum) - 1] = index.entries.positionAt(slot);
            }
        }
        positions.values().forEach(Arrays::sort);
        return positions;
    }

    @Override public void close() throws IOException {
        reader.close();
        if (database != null) {
            database.close();
            database = null;
            try (Stream<Path> left = Files.walk(temporary)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
