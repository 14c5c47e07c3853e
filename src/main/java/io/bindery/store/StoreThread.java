package io.bindery.store;

import io.bindery.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes. Takes everything that waits when the previous fsync returns, writes it once, syncs once, then
 * takes it into the index and says so. When a write fails it keeps the group and tries again until there is room.
 */
final class StoreThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int GROUP_RECORD = Records.HEADER + 2 * Long.BYTES;

    private final JournalLog log;
    private final Drain drain;
    private final JournalIndex index;
    private final JournalWriter writer;
    private final Upkeep upkeep;
    private final StoreStats stats;
    private final StoreListener listener;
    private final long retryNanos;
    private final Signer signer = new Signer();
    private final GrowingBuffer own = new GrowingBuffer();
    /** What was handed over when everything before was written: its last batch, up to where it reaches, and its copies. */
    private long goalBatch;
    private long goalBytes;
    private long goalCopies;
    private long drainedBatch;
    private long committedBatch;
    private long drainedCopies;
    private long committedCopies;
    private volatile long writtenBytes;
    private volatile boolean closing;
    private volatile boolean abandoned;

    StoreThread(JournalLog log, JournalIndex index, JournalWriter writer, Upkeep upkeep, StoreStats stats,
                StoreListener listener, Duration retryAfter) {
        super("bindery-store");
        this.log = log;
        this.drain = new Drain(log);
        this.index = index;
        this.writer = writer;
        this.upkeep = upkeep;
        this.stats = stats;
        this.listener = listener;
        this.retryNanos = retryAfter.toNanos();
        setDaemon(true);
    }

    @Override public void run() {
        try {
            while (!abandoned && !(closing && log.publishedBatch() == drainedBatch)) {
                round();
            }
            if (!abandoned) {
                group(true);
                untilItWorks(writer::finish);
            }
        } catch (RuntimeException | IOException | Error e) {
            LOG.error("The store has stopped; nothing is confirmed from now on", e);
            stats.problem("The store has stopped: " + e);
        } finally {
            writer.close();
            upkeep.close();
        }
    }

    private void round() throws IOException {
        takeSome(upkeep.room());
        if (drain.isEmpty() && goalBatch == drainedBatch && !upkeep.due()) {
            rest();
            return;
        }
        if (drain.taken() >= goalBytes) {
            drainedBatch = goalBatch;
            drainedCopies = goalCopies;
        }
        group(Math.min(log.syncBatch(), drainedBatch) > committedBatch);
    }

    private void rest() {
        if (index.isBehind()) {
            index.beginGroup();
            index.forgetSome();
            stats.sizes(index, committedCopies, committedBatch);
        } else {
            log.await(goalBatch, IDLE_NANOS);
        }
    }

    /** No more than the files have room for before cleaning has its turn; synced, and told, is when all of the goal is written. */
    private void takeSome(long bytes) {
        if (goalBatch == drainedBatch) {
            goalBatch = log.publishedBatch();
            goalBytes = log.publishedBytes();
            goalCopies = log.publishedCopies();
        }
        drain.take(bytes);
    }

    /** One commit group of what was drained, of cleaning, or of nothing but the mark that everything before is synced. */
    private void group(boolean sync) throws IOException {
        own.clear();
        putGroupMark();
        boolean mustSync = upkeep.put(own, drain.bytes()) || sync;
        long bytes = own.size() + drain.bytes();
        if (!untilItWorks(() -> writer.prepare(bytes))) {
            return;
        }
        own.view().putLong(Records.HEADER, writer.syncedEnd());
        int records = signer.sign(own.view(), drain.ranges(), writer.segment());
        long[] fsyncNanos = {0};
        if (!untilItWorks(() -> fsyncNanos[0] = writeAndSync(bytes, mustSync))) {
            return;
        }
        takeIntoIndex();
        writer.written(bytes);
        writtenBytes = writtenBytes + drain.bytes();
        drain.release();
        if (mustSync) {
            committed();
        }
        finish(new CommitGroup(System.currentTimeMillis(), records, bytes, fsyncNanos[0]));
    }

    private void putGroupMark() {
        ByteBuffer out = own.room(GROUP_RECORD);
        int start = Records.begin(out);
        out.putLong(0).putLong(System.currentTimeMillis());
        Records.seal(out, start, Records.GROUP);
    }

    private long writeAndSync(long bytes, boolean sync) throws IOException {
        ByteBuffer[] parts = new ByteBuffer[1 + drain.ranges().size()];
        parts[0] = own.view();
        for (int i = 1; i < parts.length; i++) {
            parts[i] = drain.ranges().get(i - 1).view();
        }
        writer.write(parts, bytes);
        if (!sync) {
            return 0;
        }
        long start = System.nanoTime();
        writer.sync();
        return System.nanoTime() - start;
    }

    private void takeIntoIndex() {
        index.beginGroup();
        long offset = takeIntoIndex(own.view(), writer.segment().size);
        for (Drain.Range range : drain.ranges()) {
            synchronized (index) {
                offset = takeIntoIndex(range.view(), offset);
            }
        }
    }

    private long takeIntoIndex(ByteBuffer part, long firstOffset) {
        long offset = firstOffset;
        int end = part.limit();
        for (int at = part.position(); at < end; ) {
            int size = Records.sizeAt(part, at);
            byte type = part.get(at + 8);
            part.limit(at + size).position(at + Records.HEADER);
            index.apply(type, part, writer.segment().number, offset, size);
            part.limit(end);
            at += size;
            offset += size;
        }
        return offset;
    }

    private void committed() {
        writer.synced();
        committedBatch = drainedBatch;
        committedCopies = drainedCopies;
        // first the figures: who is told that something is on disk may look at them at once
        stats.sizes(index, committedCopies, committedBatch);
        listener.committed(drainedBatch);
    }

    private void finish(CommitGroup group) {
        untilItWorks(upkeep::delete);
        index.forgetSome();
        stats.group(group);
        stats.sizes(index, committedCopies, committedBatch);
    }

    /** @return false when the store was closed or abandoned before it worked */
    private boolean untilItWorks(FileWork work) {
        while (!abandoned) {
            try {
                work.run();
                if (!stats.problem().isEmpty()) {
                    LOG.info("The journal can be written again");
                    stats.problem("");
                }
                return true;
            } catch (IOException e) {
                failed(e);
                LockSupport.parkNanos(this, retryNanos);
            }
        }
        return false;
    }

    private void failed(IOException e) {
        if (stats.problem().isEmpty()) {
            LOG.warn("The journal in {} cannot be written ({}): nothing more is confirmed until it can. {}; it goes on by itself.",
                    stats.directory(), FileTrouble.words(e), FileTrouble.wayOut(e));
            LOG.debug("The journal cannot be written", e);
        }
        stats.problem("The journal cannot be written (" + FileTrouble.words(e) + "): nothing more is confirmed until it can.");
        writer.failed();
        abandoned |= closing;
    }

    private interface FileWork {
        void run() throws IOException;
    }

    /** Bytes handed over and not yet written. */
    long backlogBytes() {
        return Math.max(0, log.publishedBytes() - writtenBytes);
    }

    /** For any thread. */
    CompletableFuture<Compaction> compact() {
        CompletableFuture<Compaction> answer = upkeep.compact();
        LockSupport.unpark(this);
        return answer;
    }

    /** Writes what was handed over, then ends. */
    void close() {
        closing = true;
        LockSupport.unpark(this);
    }

    /** Ends without writing anything more. */
    void abandon() {
        abandoned = true;
        LockSupport.unpark(this);
    }
}
