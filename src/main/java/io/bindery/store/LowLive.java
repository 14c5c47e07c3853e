package io.bindery.store;

/** The least that was alive during the last groups: what one brings and the next takes away gives no room for three times as much. */
final class LowLive {

    private static final int GROUPS = 16;

    private long before = Long.MAX_VALUE;
    private long now = Long.MAX_VALUE;
    private int groups;

    /** @return the least of the last 16 to 32 groups, with this one */
    long with(long live) {
        if (groups++ % GROUPS == 0) {
            before = now;
            now = live;
        }
        now = Math.min(now, live);
        return Math.min(before, now);
    }
}
