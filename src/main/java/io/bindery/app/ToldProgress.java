package io.bindery.app;

import io.bindery.store.RecoveryProgress;
import java.io.PrintWriter;

/** Says on the command line how far reading or copying a data directory has come: once in ten per cent, and nothing when it is quick. */
final class ToldProgress implements RecoveryProgress {

    private static final long QUICK_NANOS = 1_000_000_000;

    private final PrintWriter out;
    private final String what;
    private final int passes;
    private final long started = System.nanoTime();
    private long told;

    ToldProgress(PrintWriter out) {
        this(out, "reading what is on disk", 1);
    }

    /** @param passes how often each byte counts in the total */
    ToldProgress(PrintWriter out, String what, int passes) {
        this.out = out;
        this.what = what;
        this.passes = passes;
    }

    @Override public void progress(long bytesDone, long bytesTotal) {
        long tenth = bytesTotal == 0 ? 10 : bytesDone * 10 / bytesTotal;
        if (tenth > told && System.nanoTime() - started > QUICK_NANOS) {
            told = tenth;
            out.println(what + ": " + tenth * 10 + " % of " + (bytesTotal / passes >> 20) + " MB");
            out.flush();
        }
    }
}
