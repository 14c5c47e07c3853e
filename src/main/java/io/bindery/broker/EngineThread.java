package io.bindery.broker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does the engine's rounds, one after the other, while there is something to do. It has the {@link Turn} while it is awake; while it
 * rests a connection's loop may take it for what the loop has just read, which saves waking this thread for so little.
 */
final class EngineThread extends Thread {

    /**
     * It is woken for what falls due so much before it would look by itself, in nanoseconds: what is due is known to the millisecond,
     * so two who look at one deadline, one after the other, seldom find the same instant.
     */
    private static final long EARLIER = 1_000_000;

    private final EngineRounds rounds;
    private final Mailbox mailbox;
    private final Turn turn;
    private volatile boolean stopping;
    private volatile boolean abandoned;
    /** When this thread looks again by itself. */
    private volatile long restsUntil;

    EngineThread(EngineRounds rounds, Mailbox mailbox) {
        super("engine");
        this.rounds = rounds;
        this.mailbox = mailbox;
        this.turn = mailbox.turn();
        setDaemon(true);
    }

    @Override public void run() {
        mailbox.readBy(this, this::help);
        while (!turn.take()) {
            standAside();
        }
        work();
        if (!abandoned) {
            rounds.endInOrder();
        }
        // the turn is kept: nobody does anything in this engine any more
        rounds.showTheEnd();
    }

    private void work() {
        while (!abandoned) {
            int applied = rounds.round();
            if (applied == 0) {
                if (stopping) {
                    return;
                }
                rest();
            }
        }
    }

    private void rest() {
        long nanos = rounds.nanosToRest();
        restsUntil = System.nanoTime() + nanos;
        turn.giveBack();
        mailbox.await(nanos);
        while (!turn.take()) {
            standAside();
        }
    }

    /** Until who has the turn says that something is left to do. */
    private void standAside() {
        restsUntil = System.nanoTime() + rounds.longestRest();
        mailbox.awaitTurn(rounds.longestRest());
    }

    /** On another thread, which has the turn. After a fault it is not given back: as when this thread ends by one. */
    private void help() {
        long nanos = 0;
        if (!abandoned) {
            rounds.smallRound();
            nanos = rounds.nanosToRest();
        }
        turn.giveBack();
        if (!mailbox.isEmpty() || restsUntil - System.nanoTime() - nanos > EARLIER) {
            LockSupport.unpark(this);
        }
    }

    /** Applies what waits, then ends. */
    void finish() {
        stopping = true;
        LockSupport.unpark(this);
        joinQuietly();
    }

    /** Ends at once; what waits is lost. */
    void abandon() {
        abandoned = true;
        LockSupport.unpark(this);
        joinQuietly();
    }

    private void joinQuietly() {
        try {
            join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
