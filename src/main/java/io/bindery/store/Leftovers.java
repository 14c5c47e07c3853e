package io.bindery.store;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Places that the journal says are given up and the index still has. One record gives up a queue's million, and to forget them takes
 * far longer than to write it: so they go a few with each commit group, and nobody waits for that. Guarded by the index's lock.
 */
final class Leftovers {

    /** So many slots are looked at in the time in which one place is forgotten. */
    private static final int LOOKS_PER_PLACE = 32;

    /** More than one, so that nothing is left over for long under any load. */
    private static final int FORGOTTEN_PER_PLACE = 2;
    private static final long NO_END = Long.MAX_VALUE / 2;

    private record Run(StoredQueue queue, long first, int count) { }

    private final JournalIndex index;
    private final Deque<Run> runs = new ArrayDeque<>();
    private long inRuns;
    /** Where the walk for deleted queues' places goes on. */
    private int sweptTo;
    /** So many places a group may forget; and how many more before the next group: the others are left over. A replay knows no end. */
    private long perGroup = NO_END;
    private long mayForget = NO_END;

    Leftovers(JournalIndex index) {
        this.index = index;
    }

    void forgetAtMost(int placesPerGroup) {
        perGroup = placesPerGroup;
    }

    void beginGroup() {
        mayForget = perGroup;
    }

    /** A place more than there was lets a group forget a few more. */
    void placeCame() {
        mayForget += FORGOTTEN_PER_PLACE;
    }

    /** Forgets these as far as the group may, and keeps the others. */
    void removed(StoredQueue queue, long first, int count) {
        int now = (int) Math.max(0, Math.min(count, mayForget));
        index.forget(queue, first, now);
        mayForget -= now;
        if (now < count) {
            runs.add(new Run(queue, first + now, count - now));
            inRuns += count - now;
        }
    }

    /** All of its places are given up now, whatever was said before. */
    void deleted(StoredQueue queue) {
        if (inRuns > 0) {
            runs.removeIf(run -> run.queue == queue);
            inRuns = runs.stream().mapToLong(Run::count).sum();
        }
    }

    boolean any() {
        return inRuns > 0 || index.queues.anyDeleted();
    }

    /** How many places. */
    long count() {
        return inRuns + index.queues.deletedEntries();
    }

    /** Forgets about as many as the group still may. */
    void forget() {
        long left = mayForget;
        while (left > 0 && !runs.isEmpty()) {
            Run run = runs.poll();
            int now = (int) Math.min(left, run.count);
            index.forget(run.queue, run.first, now);
            inRuns -= now;
            left -= now;
            if (now < run.count) {
                runs.addFirst(new Run(run.queue, run.first + now, run.count - now));
            }
        }
        if (index.queues.anyDeleted()) {
            sweep(left);
        }
    }

    /**
     * Around the table until none is left: what is forgotten meanwhile moves others, also to where this walk has been, and a table
     * that grows has them all elsewhere.
     */
    private void sweep(long most) {
        QueueTable queues = index.queues;
        EntryTable entries = index.entries;
        long looks = most > Long.MAX_VALUE / LOOKS_PER_PLACE ? Long.MAX_VALUE : most * LOOKS_PER_PLACE;
        while (looks > 0 && queues.deletedEntries() > 0) {
            sweptTo = sweptTo < entries.slots() ? sweptTo : 0;
            if (entries.keyAt(sweptTo) != 0 && queues.isDeleted(entries.queueAt(sweptTo))) {
                index.forget(sweptTo);
                queues.deletedEntryForgotten();
                looks -= LOOKS_PER_PLACE;
            } else {
                sweptTo++;
                looks--;
            }
        }
        if (queues.deletedEntries() == 0) {
            queues.deletedSwept();
        }
    }
}
