package io.bindery.store;

import java.time.Duration;

/**
 * How a store works.
 *
 * @param segmentBytes a new journal file is begun when the current one would get longer
 * @param retryAfter how long to wait after a failed write
 * @param projectEvery how often the SQL projection is brought up to date; null for no projection
 */
public record StoreSettings(long segmentBytes, Duration retryAfter, Duration projectEvery) {

    public static final StoreSettings DEFAULT = new StoreSettings(16 << 20, Duration.ofMillis(500), Duration.ofSeconds(1));

    public StoreSettings withoutProjection() {
        return new StoreSettings(segmentBytes, retryAfter, null);
    }

    public StoreSettings withSegmentBytes(long bytes) {
        return new StoreSettings(bytes, retryAfter, projectEvery);
    }

    public StoreSettings withRetryAfter(Duration newRetryAfter) {
        return new StoreSettings(segmentBytes, newRetryAfter, projectEvery);
    }

    public StoreSettings withProjectEvery(Duration newProjectEvery) {
        return new StoreSettings(segmentBytes, retryAfter, newProjectEvery);
    }
}
