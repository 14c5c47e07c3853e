package io.bindery.store;

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
            problem = "";
            return true;
        } catch (SQLException | IOException e) {
            problem = "The SQL tables cannot be opened: " + e.getMessage();
            LOG.warn("The SQL tables cannot be opened; trying again until they can", e);
            closed();
            return false;
        }
    }

    private void closed() {
        readerUrl = null;
        try {
            database.close();
        } catch (IOException e) {
            LOG.warn("The SQL tables were not closed properly; nothing depends on them", e);
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
