package io.bindery.store;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store as the SQL tables show it: the index as it is now, contents read from the journal when a column asks for them. Nothing is
 * kept for it and nothing waits for it. For any thread.
 */
final class JournalView {

    private static final Logger LOG = LoggerFactory.getLogger(JournalView.class);
    private static final long MOST_BYTES = 1 << 20;

    final JournalIndex index;
    final IndexLooks looks;
    private final JournalFiles files;
    private final MessageReader reader;
    private SoftReference<EntryOrder> entries = new SoftReference<>(null);
    private Object entriesOf;

    JournalView(JournalFiles files, JournalIndex index, MessageReader reader) {
        this.files = files;
        this.index = index;
        this.looks = new IndexLooks(index);
        this.reader = reader;
    }

    /** The places in queues as one statement shows them, in order: a join asks often. What is gone meanwhile is left out later. */
    synchronized EntryOrder entries(Object statement) {
        EntryOrder known = entries.get();
        if (known == null || entriesOf != statement) {
            known = EntryOrder.of(looks);
            entries = new SoftReference<>(known);
            entriesOf = statement;
        }
        return known;
    }

    /** Up to {@code most} of these messages, beginning at {@code from}: as many as may be in memory together. */
    RecordBatch read(long[] ids, int from, int most) {
        int to = from;
        for (long bytes = 0; to < ids.length && to - from < most && (to == from || bytes < MOST_BYTES); to++) {
            bytes += Math.max(0, index.recordSizeOf(ids[to]));
        }
        long[] batch = Arrays.copyOfRange(ids, from, to);
        return new RecordBatch(this, batch, reader.readRecords(batch));
    }

    /** When each of them came to disk; 0 for what is gone or can't be told. */
    long[] groupTimes(long[] ids) {
        long[] locations = Arrays.stream(ids).map(index::locationOf).toArray();
        long[] times = new long[ids.length];
        try (GroupTimes groups = new GroupTimes(files, looks)) {
            for (int i : IntStream.range(0, ids.length).boxed().sorted((a, b) -> Long.compare(locations[a], locations[b])).toList()) {
                times[i] = locations[i] < 0 ? 0 : groups.at(locations[i]);
            }
        } catch (IOException cleanedAwayMeanwhile) {
            LOG.debug("the time a message came to disk", cleanedAwayMeanwhile);
        }
        return times;
    }
}
