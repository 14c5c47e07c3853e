package io.bindery.engine;

import java.util.Arrays;

/**
 * Publisher confirms of one channel: which publishes are settled and can be told, and which wait for the log. What is
 * settled leaves at the end of a batch, gathered into {@code multiple} as RabbitMQ does it.
 */
final class Confirms {

    private static final int SMALLEST = 16;

    private long last;
    /** Waiting for the log: sequence numbers and log positions, both ascending, from head to tail. */
    private long[] waiting = new long[SMALLEST];
    private long[] positions = new long[SMALLEST];
    private int head;
    private int tail;
    private long[] settled = new long[SMALLEST];
    private int settledCount;
    private long[] refused = new long[SMALLEST];
    private int refusedCount;

    /** The number of the publish at hand. */
    long next() {
        return ++last;
    }

    /** It is confirmed when the log is on disk up to {@code position}. */
    void awaits(long sequence, long position) {
        if (tail == waiting.length) {
            makeRoom();
        }
        waiting[tail] = sequence;
        positions[tail++] = position;
    }

    void settle(long sequence) {
        if (settledCount == settled.length) {
            settled = Arrays.copyOf(settled, settledCount * 2);
        }
        settled[settledCount++] = sequence;
    }

    void refuse(long sequence) {
        if (refusedCount == refused.length) {
            refused = Arrays.copyOf(refused, refusedCount * 2);
        }
        refused[refusedCount++] = sequence;
    }

    /** Settles what waited for the log up to here; true when there was something. */
    boolean committed(long position) {
        boolean any = false;
        while (head < tail && positions[head] <= position) {
            settle(waiting[head++]);
            any = true;
        }
        if (head == tail) {
            head = 0;
            tail = 0;
        }
        return any;
    }

    boolean isWaiting() {
        return head < tail;
    }

    /** How many were published and not told of. */
    /** Of all that was published, what has been answered. */
    long answered() {
        return last - open();
    }

    int open() {
        return tail - head + settledCount + refusedCount;
    }

    /** Tells what is settled; returns how many were confirmed. */
    int send(int channel, ConnectionOutput output) {
        int confirmed = settledCount;
        Arrays.sort(settled, 0, settledCount);
        Arrays.sort(refused, 0, refusedCount);
        long oldestWaiting = head < tail ? waiting[head] : Long.MAX_VALUE;
        long firstRefused = refusedCount > 0 ? refused[0] : Long.MAX_VALUE;
        long firstSettled = settledCount > 0 ? settled[0] : Long.MAX_VALUE;
        if (settledCount == 1) {
            output.confirm(channel, settled[0], false);
        } else {
            sendSettled(channel, output, Math.min(oldestWaiting, firstRefused));
        }
        sendRefused(channel, output, Math.min(oldestWaiting, firstSettled));
        settledCount = 0;
        refusedCount = 0;
        return confirmed;
    }

    /** Everything below {@code cutoff} with one multiple, the rest one by one. */
    private void sendSettled(int channel, ConnectionOutput output, long cutoff) {
        int below = countBelow(settled, settledCount, cutoff);
        if (below > 0) {
            output.confirm(channel, settled[below - 1], true);
        }
        for (int i = below; i < settledCount; i++) {
            output.confirm(channel, settled[i], false);
        }
    }

    private void sendRefused(int channel, ConnectionOutput output, long cutoff) {
        int below = countBelow(refused, refusedCount, cutoff);
        if (below > 0) {
            output.refuse(channel, refused[below - 1], true);
        }
        for (int i = below; i < refusedCount; i++) {
            output.refuse(channel, refused[i], false);
        }
    }

    private static int countBelow(long[] ascending, int count, long cutoff) {
        int below = 0;
        while (below < count && ascending[below] < cutoff) {
            below++;
        }
        return below;
    }

    private void makeRoom() {
        int count = tail - head;
        int capacity = count > waiting.length / 2 ? waiting.length * 2 : waiting.length;
        long[] newWaiting = new long[capacity];
        long[] newPositions = new long[capacity];
        System.arraycopy(waiting, head, newWaiting, 0, count);
        System.arraycopy(positions, head, newPositions, 0, count);
        waiting = newWaiting;
        positions = newPositions;
        head = 0;
        tail = count;
    }
}
