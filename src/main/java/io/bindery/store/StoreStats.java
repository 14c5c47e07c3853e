package io.bindery.store;

import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The store's figures, written by the store thread and read by any. */
public final class StoreStats {

    private static final int RECENT = 256;

    private final String directory;
    private final CommitGroup[] recent = new CommitGroup[RECENT];
    private long groups;
    private long bytesWritten;
    private CommitGroup lastSynced = new CommitGroup(0, 0, 0, 0);
    private volatile long copiesOnDisk;
    private volatile long copiesCommitted;
    private volatile long batchCommitted;
    private volatile long bytesOnDisk;
    private volatile long liveBytes;
    private volatile String problem = "";
    private volatile JournalLog log;

    StoreStats(String directory) {
        this.directory = directory;
    }

    void watch(JournalLog newLog) {
        log = newLog;
    }

    synchronized void group(CommitGroup group) {
        recent[(int) (groups++ % RECENT)] = group;
        bytesWritten += group.bytes();
        if (group.fsyncNanos() > 0) {
            lastSynced = group;
        }
    }

    void sizes(JournalIndex index, long committedCopies, long committedBatch) {
        copiesOnDisk = index.places();
        bytesOnDisk = index.segments.size();
        liveBytes = index.segments.live();
        copiesCommitted = committedCopies;
        batchCommitted = committedBatch;
    }

    String directory() {
        return directory;
    }

    void problem(String text) {
        problem = text;
    }

    public synchronized StoreSnapshot snapshot() {
        long pending = log == null ? 0 : Math.max(0, log.publishedCopies() - copiesCommitted);
        return new StoreSnapshot(directory, copiesOnDisk, pending, bytesOnDisk,
                lastSynced.fsyncNanos(), lastSynced.records(), groups, problem, log != null && log.definedBatch() > batchCommitted);
    }

    /** The latest commit groups, oldest first. */
    public synchronized List<CommitGroup> recentGroups() {
        List<CommitGroup> list = new ArrayList<>();
        for (long i = Math.max(0, groups - RECENT); i < groups; i++) {
            list.add(recent[(int) (i % RECENT)]);
        }
        return list;
    }

    /** Bytes written to the journal since it was opened. */
    public synchronized long bytesWritten() {
        return bytesWritten;
    }

    /** How many bytes of the journal's files still count. */
    public long liveBytes() {
        return liveBytes;
    }

    /** Why nothing can be written now, or empty. */
    public String problem() {
        return problem;
    }
}
