package io.bindery.store;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that opens the SQL tables beside a running store, and closes them at its end; between the two it sleeps. Whoever asks
 * the tables does so on a thread of H2's, which reads the index and the journal as {@link JournalView} does.
 */
final class SqlService extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(SqlService.class);
    /** Clients come first: making a database takes half a second of a processor. */
    private static final Duration AFTER_START = Duration.ofMillis(500);
    /** Twice as long after each further failure. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private final SqlDatabase database;
    private final JournalView view;
    private volatile String readerUrl;
    private volatile String problem = "";
    private boolean closing;

    SqlService(SqlDatabase database, JournalView view) {
        super("bindery-sql");
        this.database = database;
        this.view = view;
        setDaemon(true);
    }

    @Override public void run() {
        pause(AFTER_START);
        for (int failures = 0; !opened(); failures++) {
            pause(AFTER_FAILURE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        }
        pause(Duration.ZERO);
        closed();
    }

    /** @return true when there is nothing more to try */
    private boolean opened() {
        if (isClosing()) {
            return true;
        }
        try {
            database.open(view);
            readerUrl = database.readerUrl();
            if (!problem.isEmpty()) {
                LOG.info("The SQL tables can be opened now");
            }
            problem = "";
            return true;
        } catch (SQLException | IOException e) {
            failed(e);
            closed();
            return false;
        }
    }

    /** Said once for each reason, however often it is tried. */
    private void failed(Exception e) {
        IOException file = ofAFile(e);
        String now = "The SQL tables in " + database.folder() + " cannot be opened (" + (file == null ? e.getMessage() : FileTrouble.words(file))
                + "): queues and messages do without. " + (file == null ? "It" : FileTrouble.wayOut(file) + "; it") + " is tried again by itself.";
        if (!now.equals(problem)) {
            LOG.warn(now);
        }
        LOG.debug("The SQL tables cannot be opened", e);
        problem = now;
    }

    /** H2 tells of its own file and hides what the system said of it below; null when no file is to blame. */
    private static IOException ofAFile(Throwable problem) {
        return problem == null || problem instanceof IOException ? (IOException) problem : ofAFile(problem.getCause());
    }

    private void closed() {
        readerUrl = null;
        try {
            database.close();
        } catch (IOException e) {
            LOG.warn("The SQL tables in {} were not closed properly ({}); nothing depends on them", database.folder(), FileTrouble.words(e));
            LOG.debug("The SQL tables were not closed properly", e);
        }
    }

    /** @param time zero for as long as the store is open */
    private synchronized void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (!closing && (time.isZero() || until - System.nanoTime() > 0)) {
            try {
                wait(time.isZero() ? 0 : (until - System.nanoTime()) / 1_000_000 + 1);
            } catch (InterruptedException notOurs) {
                LOG.debug("interrupted while waiting", notOurs);
            }
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
    }

    /** A JDBC URL with user and password for reading; empty while there is nothing to read. */
    Optional<String> readerUrl() {
        return Optional.ofNullable(readerUrl);
    }

    /** Why there is nothing to read, or empty. */
    String problem() {
        return problem;
    }
}
