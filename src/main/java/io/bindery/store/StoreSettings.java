package io.bindery.store;

import java.time.Duration;

/**
 * How a store works.
 *
 * @param segmentBytes a new journal file is begun when the current one would get longer
 * @param retryAfter how long to wait after a failed write
 * @param projectEvery how often the SQL projection is brought up to date; null for no projection
 * @param smallSqlBytes a projection's file up to this size is not made small unless asked
 */
public record StoreSettings(long segmentBytes, Duration retryAfter, Duration projectEvery, long smallSqlBytes) {

    public static final StoreSettings DEFAULT = new StoreSettings(16 << 20, Duration.ofMillis(500), Duration.ofSeconds(1), 32 << 20);

    public StoreSettings withoutProjection() {
        return new StoreSettings(segmentBytes, retryAfter, null, smallSqlBytes);
    }

    public StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(bytes, retryAfter, projectEvery, smallSqlBytes);
    }

    public StoreSettings withRetryAfter(Duration newRetryAfter) {
        return new StoreSettings(segmentBytes, newRetryAfter, projectEvery, smallSqlBytes);
    }

    public StoreSettings withProjectEvery(Duration newProjectEvery) {
        return new StoreSettings(segmentBytes, retryAfter, newProjectEvery, smallSqlBytes);
    }

    public StoreSettings withSmallSqlBytes(long bytes) {
        return new StoreSettings(segmentBytes, retryAfter, projectEvery, bytes);
    }
}
