package io.bindery.store;

import java.util.concurrent.TimeUnit;

/** Lets a test wait until what it wrote is told to be on disk. */
final class CommitWaiter implements StoreListener {

    private long committed;

    @Override public synchronized void committed(long logPosition) {
        committed = logPosition;
        notifyAll();
    }

    synchronized long committed() {
        return committed;
    }

    /** Waits for everything that was handed over and has to be synced. */
    synchronized void await(OpenedStore store) {
        long wanted = ((JournalLog) store.log()).syncBatch();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(45);
        while (committed < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not committed in 45 s: " + wanted + ", only " + committed + "; " + store.stats().problem());
            }
            try {
                wait(1000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
