package io.bindery.store;

/**
 * Finds records one after the other, as joins ask for them. Who asks for a message and then for the next one will ask for the one
 * behind it: more and more are read together then.
 */
final class RecordFinder {

    private static final int MOST = 256;

    private final JournalView view;
    private RecordBatch batch;
    private long lastId = -1;
    private int next = 1;

    RecordFinder(JournalView view) {
        this.view = view;
    }

    /** Takes one record of a batch. */
    interface Found<T> {
        T of(RecordBatch batch, int i);
    }

    /** @return null when there is none */
    synchronized <T> T find(long id, Found<T> found) {
        if (view.index.locationOf(id) < 0) {
            return null;
        }
        boolean sequel = id == lastId + 1;
        lastId = id;
        long at = batch == null ? -1 : id - batch.id(0);
        if (at < 0 || at >= batch.size() || batch.record((int) at) == null) {
            next = sequel ? Math.min(MOST, 2 * next) : 1;
            long[] ids = new long[next];
            for (int i = 0; i < next; i++) {
                ids[i] = id + i;
            }
            batch = view.read(ids, 0, next);
            at = 0;
        }
        int i = (int) at;
        return batch.record(i) == null ? null : found.of(batch, i);
    }
}
