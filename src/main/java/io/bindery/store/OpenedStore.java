package io.bindery.store;

import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.model.Binding;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A running store: what it held when it was opened, and where new facts go. */
public final class OpenedStore implements AutoCloseable {

    private final DataDirectory directory;
    private volatile RecoveredState state;
    private final List<FoundQueue> found;
    private final List<Binding> foundBindings;
    private final RecoveryReport report;
    private final JournalLog log;
    private final StoreStats stats;
    private final StoreThread thread;
    private final MessageReader reader;
    private final ContentReader contents;
    /** Null when the settings want none. */
    private final SqlService sql;

    OpenedStore(DataDirectory directory, JournalFiles files, StoreSettings settings, StoreListener listener,
                JournalIndex index, JournalWriter writer, RecoveredState state, RecoveryReport report) {
        this.directory = directory;
        this.state = state;
        this.found = state.queues().stream().map(FoundQueue::of).toList();
        this.foundBindings = state.bindings();
        this.report = report;
        reader = new MessageReader(files, index);
        contents = new ContentReader(reader, listener, settings.retryAfter());
        log = new JournalLog(index.counters().lastOrdinal(), state.queues(), contents);
        stats = new StoreStats(directory == null ? "" : directory.path().toString());
        stats.watch(log);
        stats.sizes(index, 0, 0);
        SegmentSize sizes = new SegmentSize(settings.segmentBytes());
        index.forgetAtMost(sizes.forgottenAtOnce());
        Cleaner cleaner = new Cleaner(files, index, sizes);
        thread = new StoreThread(log, index, writer, new Upkeep(index, writer, cleaner, reader), stats, listener, settings.retryAfter());
        sql = directory == null || !settings.shownBySql() ? null : new SqlService(
                new SqlDatabase(directory.sql(), directory.sqlAccess()), new JournalView(files, index, reader));
        thread.start();
        contents.start();
        if (sql != null) {
            sql.start();
        }
    }

    /** What the engine starts from, until {@link #forgetState()}. */
    public RecoveredState state() {
        return state;
    }

    /** The engine has it: a million places are not held twice. */
    public void forgetState() {
        state = RecoveredState.EMPTY;
    }

    /** A durable queue as it was found, with how many messages in it and how many of those had expired by then. */
    public record FoundQueue(QueueDefinition definition, long messages, long expired) {
        private static FoundQueue of(RecoveredState.Queue queue) {
            long now = System.currentTimeMillis();
            long expired = queue.entries().stream().filter(entry -> entry.expiresAtMillis() != 0 && entry.expiresAtMillis() <= now).count();
            return new FoundQueue(queue.definition(), queue.entries().size(), expired);
        }
    }

    public List<FoundQueue> found() {
        return found;
    }

    public List<Binding> foundBindings() {
        return foundBindings;
    }

    public RecoveryReport report() {
        return report;
    }

    /** For the engine thread alone. */
    public MessageLog log() {
        return log;
    }

    public StoreStats stats() {
        return stats;
    }

    /** Bytes handed over and not yet written: when this grows large, publishers should wait. */
    public long backlogBytes() {
        return thread.backlogBytes();
    }

    /**
     * A message as the journal has it; empty when it has none of that id, or not yet. For any thread.
     *
     * @throws IOException when its record is damaged or the disk fails; the message names file and offset
     */
    public Optional<Message> readMessage(long messageId) throws IOException {
        return reader.read(messageId);
    }

    /**
     * A JDBC URL, user and password included, for reading the store's tables while it runs; empty for a moment after the start
     * and when the settings want none. The same is said in the data directory's sql.properties, for other programs.
     */
    public Optional<String> sqlUrl() {
        return sql == null ? Optional.empty() : sql.readerUrl();
    }

    /** Why the tables can't be read, or empty. */
    public String sqlProblem() {
        return sql == null ? "" : sql.problem();
    }

    /**
     * Makes the journal as small as it can be, behind whatever else is written. Done when it is; fails when the
     * store is closed before. For any thread.
     */
    public CompletionStage<Compaction> compact() {
        return thread.compact();
    }

    /** Writes and syncs what was handed over, then releases the directory. The engine has stopped by then. */
    @Override public void close() {
        thread.close();
        end();
    }

    /** Ends like a crash: what was not written is not written. Then releases the directory. */
    public void abandon() {
        thread.abandon();
        end();
    }

    private void end() {
        joined(thread);
        contents.close();
        joined(contents);
        if (sql != null) {
            sql.close();
            joined(sql);
        }
        reader.close();
        if (directory != null) {
            directory.close();
        }
    }

    private static void joined(Thread ending) {
        boolean interrupted = false;
        while (ending.isAlive()) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
