package io.bindery.amqp.server;

/**
 * How long a Netty loop waits before it looks at its sockets again. A client that sends without waiting for answers writes each
 * message by itself; a loop that looks after every write wakes itself, the engine and the consumers' loops once per message, and
 * the machine does little else than switch threads. Waiting some 150 microseconds gathers what comes meanwhile. A client that
 * sends the next only when the last is answered gains nothing and is held up: so the waits take turns in their length, and when
 * less comes in the longer ones, the loop does not wait for a while. Where less is sent, nothing waits at all.
 *
 * <p>One loop's own; instants and lengths in nanoseconds.
 */
final class LoopPace {

    static final long SHORT = 100_000;
    static final long LONG = 200_000;
    static final long WINDOW = 2_000_000;
    /** So many commands of one connection in a window are a torrent: 25,000 a second. */
    static final int TORRENT = 50;
    /** So many commands in one look are a batch already. */
    private static final int PLENTY = 128;
    /** A torrent is believed to go on for so many windows. */
    private static final int LASTS = 5;
    /** Windows of either length before they are compared. */
    private static final int COMPARED = 16;
    /** Threads come and go between two windows: one comparison in four is wrong, three in a row seldom are. */
    private static final int CONVINCED = 3;
    private static final int LEAST_FREE = 256;
    private static final int MOST_FREE = 2048;

    private final Rate shortWaits = new Rate();
    private final Rate longWaits = new Rate();
    private long window;
    private long windowBegan;
    private long inWindow;
    private int inLook;
    private int torrentFor;
    private boolean longTurn;
    private int suspected;
    private int freeFor;
    private int nextFree = LEAST_FREE;

    private static final class Rate {
        private long commands;
        private long nanos;
        private int windows;

        private void add(long moreCommands, long moreNanos) {
            commands += moreCommands;
            nanos += moreNanos;
            windows++;
        }

        private double perNano() {
            return (double) commands / nanos;
        }

        private void reset() {
            commands = 0;
            nanos = 0;
            windows = 0;
        }
    }

    /** What one connection of the loop sends. */
    final class Flow {
        private long counted;
        private int commands;

        private Flow() { }

        /** Commands that one look at the sockets brought from this connection. */
        void heard(int count) {
            inLook += count;
            inWindow += count;
            if (counted != window) {
                counted = window;
                commands = 0;
            }
            commands += count;
            if (commands >= TORRENT) {
                torrentFor = LASTS;
            }
        }
    }

    Flow newFlow() {
        return new Flow();
    }

    /** How long to wait before the next look; 0 for not at all. */
    long nanosToWait(long now) {
        if (now - windowBegan >= WINDOW) {
            endWindow(now);
        }
        boolean gathers = torrentFor > 0 && freeFor == 0 && inLook < PLENTY;
        inLook = 0;
        return !gathers ? 0 : longTurn ? LONG : SHORT;
    }

    private void endWindow(long now) {
        if (freeFor > 0) {
            freeFor--;
        } else if (torrentFor > 0) {
            (longTurn ? longWaits : shortWaits).add(inWindow, now - windowBegan);
            longTurn = !longTurn;
            if (longWaits.windows == COMPARED) {
                compare();
            }
        }
        if (torrentFor > 0) {
            torrentFor--;
        }
        window++;
        windowBegan = now;
        inWindow = 0;
    }

    /** Who does not wait for answers sends as much in longer waits as in shorter ones. */
    private void compare() {
        boolean answersAwaited = longWaits.perNano() < 0.8 * shortWaits.perNano();
        suspected = answersAwaited ? suspected + 1 : 0;
        if (suspected == CONVINCED) {
            suspected = 0;
            freeFor = nextFree;
            nextFree = Math.min(2 * nextFree, MOST_FREE);
        } else if (!answersAwaited) {
            nextFree = LEAST_FREE;
        }
        shortWaits.reset();
        longWaits.reset();
    }
}
