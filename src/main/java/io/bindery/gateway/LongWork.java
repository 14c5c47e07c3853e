package io.bindery.gateway;

/** How far something that takes long has come, and whether it is still wanted: written by the thread that works and by the window, read by both. */
public final class LongWork {

    private volatile double done;
    private volatile boolean cancelled;

    /** Ends the work from within. The message is a sentence for a person. */
    public static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("Cancelled. Nothing of it is left behind.", null, false, false);
        }
    }

    /** From 0 to 1. */
    public double done() {
        return done;
    }

    /** It ends soon, by itself. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Called by who works.
     *
     * @throws Cancelled when nobody wants it any more
     */
    public void reached(long part, long whole) {
        if (cancelled) {
            throw new Cancelled();
        }
        done = whole == 0 ? 1 : (double) part / whole;
    }
}
