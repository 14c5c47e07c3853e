package io.bindery.store;

/** Records of messages that were read in one sweep, and when they came to disk as soon as somebody asks. */
final class RecordBatch {

    private final JournalView view;
    private final long[] ids;
    private final StoredRecord[] records;
    private long[] times;

    RecordBatch(JournalView view, long[] ids, StoredRecord[] records) {
        this.view = view;
        this.ids = ids;
        this.records = records;
    }

    int size() {
        return records.length;
    }

    long id(int i) {
        return ids[i];
    }

    /** Null for what is gone, or can't be read. */
    StoredRecord record(int i) {
        return records[i];
    }

    synchronized long persistedAt(int i) {
        if (records[i].persistedAt() != 0) {
            return records[i].persistedAt();
        }
        if (times == null) {
            times = view.groupTimes(ids);
        }
        return times[i];
    }
}
