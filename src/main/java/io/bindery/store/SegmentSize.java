package io.bindery.store;

/**
 * How long a segment may get, and from how many bytes in all the oldest are cleaned, so that all of them stay within three times
 * what is alive. Large segments cost fewer syncs, small ones less room.
 *
 * <p>What lies still ends up in one piece. While that is copied forward nothing is won, and meanwhile a third as much is written anew
 * ({@link Cleaner} looks at three bytes for each byte that is written). So cleaning begins that much before three times is reached, and
 * is in a hurry ({@link Hurry}) when that was not enough: when no more has room left than a group, a copied segment, a reserve, what is
 * written anew while in a hurry all that lies still is copied, and what lies beside the segments.
 */
final class SegmentSize {

    /** A segment has as many live bytes beside it as it is long, so often. */
    private static final int PARTS = 8;
    private static final int CLEAN_FROM_PERCENT = 230;
    private static final int HURRY_FROM_PERCENT = 265;
    private static final int LITTLE_CLEAN_FROM = 4;
    private static final int LITTLE_HURRY_FROM = 8;
    private static final int GROUPS = 4;
    private static final int LITTLE_GROUPS = 2;
    private static final int LEAST_GROUPS = 16;
    /** What is cleaned at a time; more would be felt as a hiccup by who waits for the group. */
    private static final int STEPS = 4;
    /** The stamp, the lock, how to reach SQL; and by how much a group's last record is too large for it, as a rule: such a part of the most. */
    private static final int BESIDE_SEGMENTS = 128;
    private static final int BYTES_PER_FORGOTTEN = 2 << 10;

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
     * With more bytes than this, beside so many that stay alive, cleaning is in a hurry.
     *
     * @param toCopy the most that is alive in one segment, which goes when all of it is written anew; it may be from when they were longer
     */
    long hurryFrom(long live, long toCopy) {
        if (isLittle(live)) {
            return live + LITTLE_HURRY_FROM * limit(live);
        }
        long limit = limit(live);
        long room = group(live) + Math.max(limit, toCopy) + Math.min(limit, JournalWriter.RESERVE)
                + (step() + live) / Hurry.CLEANED_PER_BYTE + most / BESIDE_SEGMENTS;
        return Math.min(live / 100 * HURRY_FROM_PERCENT, 3 * live - room);
    }

    /** With so many bytes a commit group is large enough; its last record may be larger. */
    long group(long live) {
        return isLittle(live) ? limit(live) / LITTLE_GROUPS : Math.max(limit(live) / GROUPS, most / LEAST_GROUPS);
    }

    /** At so many bytes a group's cleaning looks at most, but for the last record. */
    long step() {
        return most / STEPS;
    }

    /** So many bytes of segments are deleted with one group at most, but for one. */
    long deletedAtOnce() {
        return most;
    }

    /** So many places, given up long ago or just now, the index forgets with one group: it takes a few milliseconds. */
    int forgottenAtOnce() {
        return (int) (most / BYTES_PER_FORGOTTEN);
    }

    private boolean isLittle(long live) {
        return live < most / 2;
    }
}
