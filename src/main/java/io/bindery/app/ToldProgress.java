package io.bindery.app;

import io.bindery.store.RecoveryProgress;
import java.io.PrintWriter;

/** Says on the command line how far reading a data directory has come: once in ten per cent, and nothing when it is quick. */
final class ToldProgress implements RecoveryProgress {

    private static final long QUICK_NANOS = 1_000_000_000;

    private final PrintWriter out;
    private final long started = System.nanoTime();
    private long told;

    ToldProgress(PrintWriter out) {
        this.out = out;
    }

    @Override public void progress(long bytesDone, long bytesTotal) {
        long tenth = bytesTotal == 0 ? 10 : bytesDone * 10 / bytesTotal;
        if (tenth > told && System.nanoTime() - started > QUICK_NANOS) {
            told = tenth;
            out.println("reading what is on disk: " + tenth * 10 + " % of " + (bytesTotal >> 20) + " MB");
            out.flush();
        }
    }
}
