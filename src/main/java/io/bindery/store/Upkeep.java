package io.bindery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What each commit group does so that the files stay small: a piece of cleaning, or the deletion of segments that hold nothing any
 * more, and what somebody asked for beyond that. Owned by the store thread.
 */
final class Upkeep {

    private final JournalIndex index;
    private final JournalWriter writer;
    private final Cleaner cleaner;
    private final MessageReader reader;
    private final CompactionRequest compaction = new CompactionRequest();
    /** How many segments the current group says are deleted. */
    private int deleting;
    /** Of the files, when compacting began; -1 while nothing is compacted. */
    private long sizeBefore = -1;

    Upkeep(JournalIndex index, JournalWriter writer, Cleaner cleaner, MessageReader reader) {
        this.index = index;
        this.writer = writer;
        this.cleaner = cleaner;
        this.reader = reader;
    }

    /** For any thread. */
    CompletableFuture<Compaction> compact() {
        return compaction.ask();
    }

    /** To be asked once a group. @return how many bytes may be written with it */
    long room() {
        compactWhenAsked();
        return cleaner.room();
    }

    private void compactWhenAsked() {
        if (sizeBefore < 0 && !index.isBehind() && compaction.waiting()) {
            sizeBefore = index.segments.size();
            cleaner.compact();
            if (cleaner.compacting()) {
                writer.roll();
            }
        }
        if (sizeBefore >= 0 && !index.isBehind() && !cleaner.compacting() && !cleaner.oldestIsDead()) {
            long before = sizeBefore;
            sizeBefore = -1;
            compaction.done(new Compaction(before, index.segments.size()));
        }
    }

    /** Whether there is something to do when nothing is written. */
    boolean due() {
        return cleaner.due() || cleaner.oldestIsDead() || writer.rolling();
    }

    /** Puts a group's part into {@code out}. @param written bytes of what else is in the group · @return whether it must be synced */
    boolean put(GrowingBuffer out, long written) throws IOException {
        cleaner.written(written);
        deleting = cleaner.dead();
        index.segments.all().subList(0, deleting).forEach(segment -> putDeleted(out, segment));
        return deleting > 0 || cleaner.due() && cleaner.step(out, written) > 0;
    }

    private static void putDeleted(GrowingBuffer to, Segment segment) {
        ByteBuffer out = to.room(Records.HEADER + Integer.BYTES);
        int start = Records.begin(out);
        out.putInt(segment.number);
        Records.seal(out, start, Records.SEGMENT_DELETED);
    }

    /** Deletes what the group said is deleted, now that it is on disk. May be tried again. */
    void delete() throws IOException {
        if (deleting == 0) {
            return;
        }
        cleaner.close();
        List<Segment> gone = List.copyOf(index.segments.all().subList(0, deleting));
        writer.deleteOldest(deleting);
        deleting = 0;
        for (Segment segment : gone) {
            reader.forget(segment.number);
            cleaner.deleted(segment);
        }
    }

    void close() {
        cleaner.close();
        compaction.end();
    }
}
