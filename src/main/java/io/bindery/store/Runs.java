package io.bindery.store;

import java.util.Arrays;

/** Places in queues as runs of neighbours, in primitive arrays: acks mostly come in order. */
final class Runs {

    /** How many of the latest runs may still grow: about as many queues as one batch alternates between. */
    private static final int GROWING = 8;

    private long[] queueIds = new long[64];
    private long[] firsts = new long[64];
    private int[] counts = new int[64];
    private int size;

    void add(long queueId, long position) {
        for (int i = size - 1; i >= 0 && i >= size - GROWING; i--) {
            if (queueIds[i] == queueId && firsts[i] + counts[i] == position) {
                counts[i]++;
                return;
            }
        }
        if (size == counts.length) {
            queueIds = Arrays.copyOf(queueIds, size * 2);
            firsts = Arrays.copyOf(firsts, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        queueIds[size] = queueId;
        firsts[size] = position;
        counts[size++] = 1;
    }

    int size() {
        return size;
    }

    long queueId(int run) {
        return queueIds[run];
    }

    long first(int run) {
        return firsts[run];
    }

    int count(int run) {
        return counts[run];
    }

    void clear() {
        size = 0;
    }
}
