package io.bindery.store;

import java.time.Duration;

/**
 * How a store works.
 *
 * @param segmentBytes a journal file gets no longer, and shorter when little is alive
 * @param retryAfter how long to wait after a failed write
 * @param shownBySql whether there are SQL tables to look at it with
 */
public record StoreSettings(long segmentBytes, Duration retryAfter, boolean shownBySql) {

    public static final StoreSettings DEFAULT = new StoreSettings(16 << 20, Duration.ofMillis(500), true);

    public StoreSettings withoutSql() {
        return new StoreSettings(segmentBytes, retryAfter, false);
    }

    public StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(bytes, retryAfter, shownBySql);
    }

    public StoreSettings withRetryAfter(Duration newRetryAfter) {
        return new StoreSettings(segmentBytes, newRetryAfter, shownBySql);
    }
}
