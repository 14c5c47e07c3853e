package io.bindery.store;

/**
 * Decides when the SQL file is made small without being asked. H2 gives room in its file back only when it closes, so after
 * a drained backlog the file would stay as large as it ever was.
 */
final class SqlUpkeep {

    /** In quarters of what the file would have when it was compact. */
    private static final long MOST_WHEN_QUIET = 6;
    /** With traffic all the time there is no better moment to wait for: nothing waits for the tables. */
    private static final long MOST_WHEN_BUSY = 8;
    /** So it takes at most about three percent of the time. */
    private static final long RESTS = 30;

    /** A smaller file is not worth the work. */
    private final long small;
    private SizeChange last = SizeChange.NONE;
    private long lastLive = 1;
    private long lastNanos;
    private long lastEnd;

    SqlUpkeep(long small) {
        this.small = small;
    }

    /**
     * @param size of the file · live bytes of the journal's records that count
     * @param quiet whether the tables show all there is and nothing changed for a while
     */
    boolean due(long size, long live, boolean quiet, long now) {
        long most = compactSize(live) / 4 * (quiet ? MOST_WHEN_QUIET : MOST_WHEN_BUSY);
        return size > Math.max(small, most) && now - lastEnd >= RESTS * expectedNanos(live);
    }

    /** About as large as the journal's live records, or in proportion to what was left the last time: small messages take more in tables. */
    private long compactSize(long live) {
        return last.after() < small ? live : (long) Math.max(live, (double) live * last.after() / lastLive);
    }

    /** What is copied is what counts: a drained file takes no time. */
    private long expectedNanos(long live) {
        return (long) ((double) lastNanos * Math.min(live, lastLive) / lastLive);
    }

    void done(SizeChange change, long live, long start, long end) {
        last = change;
        lastLive = Math.max(1, live);
        lastNanos = end - start;
        lastEnd = end;
    }
}
