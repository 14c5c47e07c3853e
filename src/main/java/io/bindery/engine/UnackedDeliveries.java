package io.bindery.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a channel has handed out and not heard of, by delivery tag. Two arrays in the order of the tags; settled places
 * are left empty and closed up when half of them are.
 */
final class UnackedDeliveries {

    private static final int SMALLEST = 16;

    private long[] tags = new long[SMALLEST];
    private QueueEntry[] entries = new QueueEntry[SMALLEST];
    private int head;
    private int tail;
    private int live;

    int size() {
        return live;
    }

    boolean isEmpty() {
        return live == 0;
    }

    /** Tags come ascending. */
    void add(long tag, QueueEntry entry) {
        makeRoom();
        tags[tail] = tag;
        entries[tail++] = entry;
        live++;
    }

    boolean has(long tag) {
        return find(tag) >= 0;
    }

    /** Takes the delivery out; null when there is none of this tag. */
    QueueEntry remove(long tag) {
        int at = find(tag);
        if (at < 0) {
            return null;
        }
        QueueEntry entry = entries[at];
        entries[at] = null;
        live--;
        skipSettled();
        return entry;
    }

    /** Takes the oldest out when its tag is not above this one; else null. */
    QueueEntry pollUpTo(long tag) {
        if (live == 0 || tags[head] > tag) {
            return null;
        }
        QueueEntry entry = entries[head];
        entries[head++] = null;
        live--;
        skipSettled();
        return entry;
    }

    /** The tag of what {@link #pollUpTo} would take. */
    long oldestTag() {
        return tags[head];
    }

    void forEach(Consumer<QueueEntry> reader) {
        for (int i = head; i < tail; i++) {
            if (entries[i] != null) {
                reader.accept(entries[i]);
            }
        }
    }

    /** The oldest of this kind; null when there is none. */
    QueueEntry first(Predicate<QueueEntry> wanted) {
        for (int i = head; i < tail; i++) {
            if (entries[i] != null && wanted.test(entries[i])) {
                return entries[i];
            }
        }
        return null;
    }

    /** Takes those out, in the order of their tags. */
    List<QueueEntry> take(Predicate<QueueEntry> wanted) {
        List<QueueEntry> taken = new ArrayList<>();
        for (int i = head; i < tail; i++) {
            if (entries[i] != null && wanted.test(entries[i])) {
                taken.add(entries[i]);
                entries[i] = null;
            }
        }
        live -= taken.size();
        skipSettled();
        return taken;
    }

    /** Puts deliveries back among the others, by tag: a transaction was rolled back. */
    void restore(List<Delivery> deliveries) {
        int count = live + deliveries.size();
        Delivery[] merged = new Delivery[count];
        int n = 0;
        for (int i = head; i < tail; i++) {
            if (entries[i] != null) {
                merged[n++] = new Delivery(tags[i], entries[i]);
            }
        }
        for (Delivery delivery : deliveries) {
            merged[n++] = delivery;
        }
        Arrays.sort(merged, (one, other) -> Long.compare(one.tag(), other.tag()));
        head = 0;
        tail = 0;
        live = 0;
        Arrays.fill(entries, null);
        for (Delivery delivery : merged) {
            add(delivery.tag(), delivery.entry());
        }
    }

    /** A delivery with its tag, while it is out of the list. */
    record Delivery(long tag, QueueEntry entry) { }

    private int find(long tag) {
        if (live == 0) {
            return -1;
        }
        long guess = head + (tag - tags[head]);
        int at = guess >= head && guess < tail && tags[(int) guess] == tag
                ? (int) guess : Arrays.binarySearch(tags, head, tail, tag);
        return at >= 0 && entries[at] != null ? at : -1;
    }

    private void skipSettled() {
        if (live == 0) {
            head = 0;
            tail = 0;
            return;
        }
        while (entries[head] == null) {
            head++;
        }
    }

    private void makeRoom() {
        if (tail < tags.length) {
            return;
        }
        int capacity = live > tags.length / 2 ? tags.length * 2 : tags.length;
        long[] newTags = new long[capacity];
        QueueEntry[] newEntries = new QueueEntry[capacity];
        int n = 0;
        for (int i = head; i < tail; i++) {
            if (entries[i] != null) {
                newTags[n] = tags[i];
                newEntries[n++] = entries[i];
            }
        }
        tags = newTags;
        entries = newEntries;
        head = 0;
        tail = n;
    }
}
