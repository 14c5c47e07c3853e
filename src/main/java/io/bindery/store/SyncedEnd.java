package io.bindery.store;

/**
 * How far the journal is synced, for whoever reads behind the store thread, and how far that reader has come: segments
 * it still needs are kept for it, within bounds.
 */
final class SyncedEnd {

    /** A reader that is further behind than this has to start anew. */
    private static final long MOST_KEPT = 64 << 20;

    /** @param figures of the index when everything up to here, and nothing more, was in it */
    record Place(int segment, long offset, JournalIndex.Figures figures) { }

    private volatile Place place;
    private volatile int neededFrom = Integer.MAX_VALUE;
    private volatile boolean pressed;

    void moved(Segment segment, JournalIndex index) {
        place = new Place(segment.number, segment.size, index.figures());
    }

    Place place() {
        return place;
    }

    /** The reader needs this segment and later ones; {@link Integer#MAX_VALUE}: none. */
    void needFrom(int segment) {
        neededFrom = segment;
    }

    boolean mayDelete(int segment, Segments segments) {
        pressed = segment >= neededFrom;
        return !pressed || segments.size() > 2 * segments.live() + MOST_KEPT;
    }

    /** Whether a segment is kept for the reader's sake alone: it should hurry. */
    boolean pressed() {
        return pressed;
    }
}
