package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keeps the journal's size in proportion: copies what still counts of the oldest segment to the end, a little per commit
 * group, so that the segment can go. Owned by the store thread.
 *
 * <p>A copy has the state of all records before it, and it is put before a group's other records: so it says which queues
 * still want the message, where it was delivered and, behind it, where it stands, and takes the original's place when the journal is read.
 */
final class Cleaner {

    private static final long WORTH_COMPACTING = 64 << 10;
    private static final long LEAST_CLEANING = 64 << 10;
    private static final int CLEANED_PER_BYTE = 3;

    private final JournalFiles files;
    private final JournalIndex index;
    private final SegmentSize sizes;
    private final MessageRecord record = new MessageRecord();
    private Segment source;
    private JournalFile file;
    private SegmentScanner scanner;
    private long groupMillis;
    /** The segment that was looked at last, and how much of it. */
    private int cleaned = -1;
    private long cleanedBytes;
    /** A segment with a live record that can't be read stays for good, and everything behind it. */
    private int stuckAt = -1;
    private final LowLive low = new LowLive();
    private final Hurry hurry = new Hurry();
    /** Up to this segment even a little dead weight is a reason, because somebody asked. */
    private int compactUpTo = -1;

    Cleaner(JournalFiles files, JournalIndex index, SegmentSize sizes) {
        this.files = files;
        this.index = index;
        this.sizes = sizes;
    }

    boolean due() {
        Segments segments = index.segments;
        return !index.isBehind() && segments.oldest().live > 0 && canGo(segments.oldest())
                && (source != null || hurry.isOn() || segments.size() > sizes.cleanFrom(segments.live()) || compacting());
    }

    private boolean canGo(Segment segment) {
        return segment != index.segments.last() && (segment.live == 0 || segment.number != stuckAt);
    }

    /** Looks at how large the files are beside what is alive; to be asked once a group. @return how many bytes may be written with it */
    long room() {
        Segments segments = index.segments;
        long live = segments.live();
        long stays = low.with(live);
        long most = segments.mostLive();
        boolean large = segments.size() > Math.min(sizes.hurryFrom(live, most), sizes.hurryFrom(stays, most))
                && segments.size() - live > stays; // else a backlog grows, and is alive
        hurry.set(large && !index.isBehind() && canGo(segments.oldest()), sizes.step());
        return hurry.isOn() ? Math.min(hurry.room(), sizes.group(live)) : sizes.group(live);
    }

    /** Of what else is in the group. */
    void written(long bytes) {
        hurry.written(bytes);
    }

    /** From now on cleans until none of the segments there are now has dead weight worth the work. */
    void compact() {
        compactUpTo = index.segments.last().number;
    }

    boolean compacting() {
        Segments segments = index.segments;
        return segments.oldest().number <= compactUpTo && segments.oldest().number != stuckAt
                && segments.deadUpTo(compactUpTo) > WORTH_COMPACTING;
    }

    boolean oldestIsDead() {
        return index.segments.deadOldest(1) > 0;
    }

    /** How many of the oldest segments hold nothing that counts and can be deleted with the next group. */
    int dead() {
        return index.segments.deadOldest(sizes.deletedAtOnce());
    }

    /** In a hurry what is deleted counts as what is cleaned; but not again what was cleaned before it could go. */
    void deleted(Segment segment) {
        hurry.cleaned(segment.size - (segment.number == cleaned ? cleanedBytes : 0));
    }

    /**
     * Looks at a piece of the oldest segment and puts what is alive into {@code out}. In a hurry, and when nothing is written, that is a
     * whole step, else a few bytes for each that is written.
     *
     * @return records put
     */
    int step(GrowingBuffer out, long written) throws IOException {
        int copied = 0;
        if (source != index.segments.oldest()) {
            copied += begin(out);
        }
        long from = scanner.at();
        long until = from + Math.min(hurry.isOn() || written == 0 ? sizes.step() : Math.max(LEAST_CLEANING, CLEANED_PER_BYTE * written),
                sizes.limit(index.segments.live()));
        while (scanner.at() < until && scanner.next()) {
            if (scanner.type() == Records.GROUP) {
                groupMillis = groupMillis(scanner.payload());
            } else if (scanner.type() == Records.MESSAGE && copy(out)) {
                copied++;
            }
        }
        hurry.cleaned(scanner.at() - from);
        cleanedBytes = scanner.at();
        if (scanner.at() < until) {
            finished();
        }
        return copied;
    }

    private int begin(GrowingBuffer out) throws IOException {
        close();
        source = index.segments.oldest();
        cleaned = source.number;
        cleanedBytes = 0;
        file = files.openForReading(source.file());
        scanner = new SegmentScanner(file, source.salt, SegmentHeader.SIZE, source.size, true);
        return new DefinitionCopies(index, source.number).put(out);
    }

    private void finished() throws IOException {
        if (!scanner.atEnd()) {
            scanner.resynchronise();
            return;
        }
        stuckAt = source.number;
        close();
    }

    private boolean copy(GrowingBuffer out) {
        record.open(scanner.payload());
        long id = record.id();
        if (index.locationOf(id) != Segment.location(source.number, scanner.offset())) {
            return false;
        }
        int wanted = 0;
        while (record.nextQueue()) {
            wanted += entryOf(id) >= 0 ? 1 : 0;
        }
        ByteBuffer to = out.room(scanner.size() + Records.HEADER + MessageRecord.FIXED);
        int start = Records.begin(to);
        record.open(scanner.payload());
        MessageRecord.begin(to, id, record.enqueuedAt(), record.persistedAt() == 0 ? groupMillis : record.persistedAt(), wanted);
        while (record.nextQueue()) {
            int slot = entryOf(id);
            if (slot >= 0) {
                MessageRecord.putQueue(to, record.queueId(), record.position(), record.expiresAt(), index.entries.redeliveredAt(slot));
            }
        }
        to.put(record.content());
        Records.seal(to, start, Records.MESSAGE);
        if (index.standings.size() > 0) {
            copyStandings(out, id);
        }
        return true;
    }

    private void copyStandings(GrowingBuffer out, long id) {
        record.open(scanner.payload());
        while (record.nextQueue()) {
            int slot = entryOf(id);
            Standing standing = slot < 0 ? null : index.standings.get(index.entries.keyAt(slot));
            if (standing != null) {
                StandingRecord.put(out.room(Records.HEADER + StandingRecord.SIZE), record.queueId(), standing);
            }
        }
    }

    private int entryOf(long messageId) {
        StoredQueue queue = index.queues.get(record.queueId());
        int slot = queue == null ? -1 : index.entries.find(EntryTable.key(queue.number, record.position()));
        return slot >= 0 && index.entries.messageAt(slot) == messageId ? slot : -1;
    }

    private static long groupMillis(ByteBuffer group) {
        return group.getLong(group.position() + Long.BYTES);
    }

    void close() {
        if (file != null) {
            file.closeQuietly();
        }
        file = null;
        source = null;
        scanner = null;
    }
}
