package io.bindery.store;

import io.bindery.store.JournalStretch.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps the SQL tables about a second behind the synced journal. Nothing waits for it and nothing depends on it:
 * when its database is missing, damaged, older or different from the journal, it is made anew from the journal.
 */
final class SqlProjection extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(SqlProjection.class);
    private static final long STRETCH = 8 << 20;
    /** While the store writes, this thread rests so many times as long as it works. */
    private static final int RESTS = 3;
    /** A position that moved this far is written even when nothing else changed. */
    private static final long POSITION_EVERY = 64 << 20;
    /** Twice as long after each further failure: on a full disk these tables only take room from the journal. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private final SqlDatabase database;
    private final JournalFiles files;
    private final JournalIndex index;
    private final SyncedEnd syncedEnd;
    private final Duration every;
    /** The journal's end when it was opened, with figures to compare with. */
    private final SyncedEnd.Place opened;
    private Connection connection;
    private SqlWriter writer;
    private Place applied;
    private long unwrittenPosition;
    /** Stretches that changed the tables. */
    private long changes;
    private boolean compared;
    private int failures;
    private volatile Place appliedForOthers = new Place(0, 0);
    private volatile String readerUrl;
    private volatile String problem = "";
    private volatile int rebuilds;
    private final CompactionRequest compaction = new CompactionRequest();
    private final SqlUpkeep upkeep;
    private boolean closing;
    private boolean abandoned;

    SqlProjection(SqlDatabase database, JournalFiles files, JournalIndex index, SyncedEnd syncedEnd, StoreSettings settings) {
        super("bindery-sql");
        this.database = database;
        this.files = files;
        this.index = index;
        this.syncedEnd = syncedEnd;
        this.every = settings.projectEvery();
        this.upkeep = new SqlUpkeep(settings.smallSqlBytes());
        opened = syncedEnd.place();
        syncedEnd.needFrom(0);
        setDaemon(true);
        setPriority(MIN_PRIORITY);
    }

    @Override public void run() {
        boolean anew = false;
        while (!isClosing()) {
            try {
                start(anew);
                follow();
            } catch (LeftBehindException e) {
                LOG.info("{}: the SQL tables are made anew", e.getMessage());
                anew = true;
                pause(every);
            } catch (SQLException | IOException | RuntimeException e) {
                problem = "The SQL tables are made anew: " + e.getMessage();
                LOG.warn("The SQL projection is made anew from the journal", e);
                compaction.failed(e);
                writer = null;
                anew = true;
                pause(failures == 0 ? Duration.ZERO : AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)));
                failures++;
            }
        }
        end();
        compaction.end();
    }

    private void start(boolean anew) throws SQLException, IOException {
        syncedEnd.needFrom(0);
        applied = null;
        if (!anew) {
            connect();
            applied = storedPosition();
        }
        if (applied == null) {
            rebuild();
        } else {
            syncedEnd.needFrom(applied.segment());
        }
        writer = new SqlWriter(connection);
        readerUrl = database.readerUrl();
    }

    /** Where the tables stand, or null when they are no use. */
    private Place storedPosition() throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet tables = statement.executeQuery(
                     "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'JOURNAL_POSITION'")) {
            tables.next();
            if (tables.getInt(1) == 0) {
                return null;
            }
        }
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT version, segment, position FROM journal_position")) {
            if (!row.next() || row.getInt(1) != SqlSchema.VERSION) {
                return null;
            }
            Place place = new Place(row.getInt(2), row.getLong(3));
            return exists(place) ? place : null;
        }
    }

    private boolean exists(Place place) {
        boolean kept = index.segmentInfos().stream().anyMatch(segment -> segment.number() == place.segment());
        boolean notBeyond = place.segment() < opened.segment() || place.segment() == opened.segment() && place.offset() <= opened.offset();
        return kept && notBeyond;
    }

    private void connect() throws SQLException, IOException {
        connection = database.open();
        connection.setAutoCommit(false);
    }

    private void rebuild() throws SQLException, IOException {
        rebuilds++;
        readerUrl = null;
        database.discard();
        connect();
        SqlSchema.create(connection);
        applied = new Place(index.segmentInfos().get(0).number(), SegmentHeader.SIZE);
    }

    private void follow() throws SQLException, IOException {
        if (!compared && rebuilds == 0) {
            boolean caughtUp = catchUp(new Place(opened.segment(), opened.offset()));
            if (!caughtUp) {
                return;
            }
            if (!agrees(opened.figures())) {
                throw new SQLException("the tables and the journal disagree");
            }
        }
        compared = true;
        while (!isClosing()) {
            SyncedEnd.Place end = syncedEnd.place();
            long changesBefore = changes;
            if (catchUp(new Place(end.segment(), end.offset()))) {
                problem = "";
                failures = 0;
            }
            compactWhenAskedOrDue(changes == changesBefore);
            pause(every);
        }
    }

    /** H2 makes its file small only while it closes: who is connected has to connect again. */
    private void compactWhenAskedOrDue(boolean quiet) throws SQLException, IOException {
        if (compaction.waiting()) {
            makeSmall();
        } else if (upkeep.due(database.size(), index.liveBytes(), quiet, System.nanoTime()) && !database.isRead()) {
            SizeChange change = makeSmall();
            LOG.info("The SQL tables' file was made small: {} MB, it had {} MB", change.after() >> 20, change.before() >> 20);
        }
    }

    private SizeChange makeSmall() throws SQLException, IOException {
        long start = System.nanoTime();
        long before = database.size();
        writer.commit(applied);
        unwrittenPosition = 0;
        readerUrl = null;
        database.closeCompactly();
        long after = database.size();
        connect();
        writer = new SqlWriter(connection);
        readerUrl = database.readerUrl();
        SizeChange change = new SizeChange(before, after);
        upkeep.done(change, index.liveBytes(), start, System.nanoTime());
        compaction.done(change);
        return change;
    }

    /** For any thread. */
    CompletableFuture<SizeChange> compact() {
        CompletableFuture<SizeChange> answer = compaction.ask();
        synchronized (this) {
            notifyAll();
        }
        return answer;
    }

    /** @return whether it got there; closing may come before */
    private boolean catchUp(Place end) throws SQLException, IOException {
        while (!isClosing() && !applied.equals(end)) {
            List<JournalIndex.SegmentInfo> segments = index.segmentInfos();
            if (segments.stream().noneMatch(segment -> segment.number() == applied.segment())) {
                throw new LeftBehindException("the journal's segment " + applied.segment() + " was cleaned away before it could be read");
            }
            JournalStretch stretch = JournalStretch.next(files, segments, applied, end, STRETCH);
            SyncedEnd.Place before = syncedEnd.place();
            long start = System.nanoTime();
            moved(applied(stretch));
            if (writer.changed() && syncedEnd.place() != before && !syncedEnd.pressed()) {
                pause(Duration.ofNanos(RESTS * (System.nanoTime() - start)));
            }
        }
        appliedForOthers = applied;
        return applied.equals(end);
    }

    private Place applied(JournalStretch stretch) throws SQLException, IOException {
        try {
            return writer.apply(stretch);
        } catch (NoSuchFileException cleanedAway) {
            throw new LeftBehindException(cleanedAway.getMessage() + " was cleaned away while it was read");
        }
    }

    private void moved(Place to) throws SQLException {
        unwrittenPosition += to.segment() == applied.segment() ? to.offset() - applied.offset() : STRETCH;
        applied = to;
        changes += writer.changed() ? 1 : 0;
        if (writer.changed() || unwrittenPosition >= POSITION_EVERY) {
            writer.commit(applied);
            unwrittenPosition = 0;
        }
        syncedEnd.needFrom(applied.segment());
    }

    private boolean agrees(JournalIndex.Figures journal) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT (SELECT COUNT(*) FROM message), COUNT(*), COALESCE(SUM(message_id), 0)"
                     + " FROM stored_entry")) {
            row.next();
            return row.getLong(1) == journal.messages() && row.getLong(2) == journal.entries()
                    && row.getBigDecimal(3).toBigInteger().longValue() == journal.entryMessageIdSum();
        }
    }

    /** The journal did not wait any longer: too much was written since. Nothing is wrong. */
    private static final class LeftBehindException extends IOException {
        private static final long serialVersionUID = 1;

        LeftBehindException(String message) {
            super(message);
        }
    }

    private void end() {
        try {
            if (!abandoned && writer != null && applied != null) {
                writer.commit(applied);
            }
            database.close(abandoned);
        } catch (SQLException | IOException e) {
            LOG.warn("The SQL projection was not closed properly; it will be made anew if need be", e);
        }
    }

    private synchronized void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !closing && !compaction.waiting(); left = until - System.nanoTime()) {
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException notOurs) {
                LOG.debug("interrupted while waiting", notOurs);
            }
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    /** @param immediately as a crash would */
    void close(boolean immediately) {
        synchronized (this) {
            closing = true;
            abandoned = immediately;
            notifyAll();
        }
    }

    /** A JDBC URL with user and password for reading; empty while there is nothing to read. */
    Optional<String> readerUrl() {
        return Optional.ofNullable(readerUrl);
    }

    SqlStatus status() {
        SyncedEnd.Place end = syncedEnd.place();
        Place place = appliedForOthers;
        return new SqlStatus(readerUrl != null, place.segment() == end.segment() && place.offset() == end.offset(), rebuilds, problem);
    }
}
