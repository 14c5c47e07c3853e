package io.bindery.store;

import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.model.Message;
import java.io.IOException;
import java.util.Optional;

/** A running store: what it held when it was opened, and where new facts go. */
public final class OpenedStore implements AutoCloseable {

    private final DataDirectory directory;
    private final RecoveredState state;
    private final RecoveryReport report;
    private final JournalLog log;
    private final StoreStats stats;
    private final StoreThread thread;
    private final MessageReader reader;

    OpenedStore(DataDirectory directory, JournalFiles files, StoreSettings settings, CommitListener listener,
                JournalIndex index, JournalWriter writer, RecoveredState state, RecoveryReport report) {
        this.directory = directory;
        this.state = state;
        this.report = report;
        log = new JournalLog(index.counters().lastOrdinal(), state.queues());
        stats = new StoreStats(directory == null ? "" : directory.path().toString());
        stats.watch(log);
        stats.sizes(index, 0);
        SyncedEnd syncedEnd = new SyncedEnd();
        syncedEnd.moved(writer.segment(), index);
        reader = new MessageReader(files, index);
        Cleaner cleaner = new Cleaner(files, index, 2 * settings.segmentBytes());
        thread = new StoreThread(log, index, writer, cleaner, stats, listener, syncedEnd, settings.retryAfter());
        thread.start();
    }

    /** What the engine starts from. */
    public RecoveredState state() {
        return state;
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
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        reader.close();
        if (directory != null) {
            directory.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
