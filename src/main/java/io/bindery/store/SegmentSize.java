package io.bindery.store;

/**
 * How long a segment may get, and from how many bytes in all the oldest are cleaned, so that all of them stay within three times
 * what is alive. Large segments cost fewer syncs, small ones less room.
 *
 * <p>What lies still ends up in one piece. While that is copied forward nothing is won, and meanwhile a third as much is written anew
 * ({@link StoreThread} cleans three bytes for each byte it writes). So cleaning begins that much before three times is reached, and
 * goes before everything else when that was not enough: when no more than a group, a copied segment and a reserve have room left.
 */
final class SegmentSize {

    /** A segment has as many live bytes beside it as it is long, so often. */
    private static final int PARTS = 8;
    private static final int CLEAN_FROM_PERCENT = 230;
    private static final int BEHIND_FROM_PERCENT = 265;
    private static final int LITTLE_CLEAN_FROM = 4;
    private static final int LITTLE_BEHIND_FROM = 8;
    private static final int GROUPS = 4;

    private final long most;

    SegmentSize(long most) {
        this.most = most;
    }

    /** Where a segment ends, beside so many live bytes. Three times little is nothing either: then speed counts. */
    long limit(long live) {
        return isLittle(live) ? most / 2 : Math.max(most / PARTS, Math.min(most, live / PARTS));
    }

    /** With more bytes than this the oldest segments are cleaned. */
    long cleanFrom(long live) {
        return Math.max(live / 100 * CLEAN_FROM_PERCENT, live + LITTLE_CLEAN_FROM * limit(live));
    }

    /**
     * With more bytes than this, beside so many that stay alive, nothing else is written before.
     *
     * @param toCopy the most that is alive in one segment, which goes when all of it is written anew; it may be from when they were longer
     */
    long behindFrom(long live, long toCopy) {
        if (isLittle(live)) {
            return live + LITTLE_BEHIND_FROM * limit(live);
        }
        long room = group(live) + Chunk.USUAL_SIZE + Math.max(limit(live), toCopy) + JournalWriter.RESERVE;
        return Math.min(live / 100 * BEHIND_FROM_PERCENT, 3 * live - room);
    }

    /** With so many bytes a commit group is large enough; it may be a chunk larger, and a record may be larger by itself. */
    long group(long live) {
        return limit(live) / GROUPS;
    }

    private boolean isLittle(long live) {
        return live < most / 2;
    }
}
