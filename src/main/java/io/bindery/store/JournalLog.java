package io.bindery.store;

import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The engine's log, encoding records into chunks which the store thread drains. A log position is the number of the
 * batch a record belongs to. Owned by the engine thread but for the methods that say otherwise.
 *
 * <p>Removals and delivery marks are gathered into runs and written behind the batch's other records: a batch cut in
 * two by a crash can then double a message on its way to a dead-letter queue, never lose it.
 */
final class JournalLog implements MessageLog {

    private static final int SPARE_CHUNKS = 8;

    private final ArrayBlockingQueue<Chunk> spare = new ArrayBlockingQueue<>(SPARE_CHUNKS);
    private final Runs removals = new Runs();
    private final Runs deliveries = new Runs();
    private final ContentReader contents;
    private final Chunk first = Chunk.usual();
    private Chunk current = first;
    private long batch = 1;
    private long lastOrdinal;
    private boolean anything;
    private boolean needsSync;
    private long handedBytes;
    private long handedCopies;

    private volatile long publishedBatch;
    private volatile long syncBatch;
    private volatile long publishedBytes;
    private volatile long publishedCopies;
    private volatile long definedBatch;
    private volatile Thread sleeper;

    /** A deletion's record names the queue: it must be understood when the declaration's record is cleaned away. */
    private final Map<Long, QueueDefinition> queues = new HashMap<>();

    JournalLog(long lastOrdinal, List<RecoveredState.Queue> recovered, ContentReader contents) {
        this.contents = contents;
        this.lastOrdinal = lastOrdinal;
        recovered.forEach(queue -> queues.put(queue.queueId(), queue.definition()));
    }

    @Override public long exchangeDeclared(ExchangeDefinition exchange) {
        return put(Records.EXCHANGE_DECLARED, DefinitionRecord.exchange(++lastOrdinal, exchange));
    }

    @Override public long exchangeDeleted(String vhost, String exchange) {
        return put(Records.EXCHANGE_DELETED, DefinitionRecord.exchangeName(vhost, exchange));
    }

    @Override public long queueDeclared(long queueId, QueueDefinition queue) {
        queues.put(queueId, queue);
        return put(Records.QUEUE_DECLARED, DefinitionRecord.queue(++lastOrdinal, queueId, queue));
    }

    @Override public long queueDeleted(long queueId) {
        QueueDefinition queue = queues.remove(queueId);
        return queue == null ? batch : put(Records.QUEUE_DELETED, DefinitionRecord.queueName(queueId, queue));
    }

    @Override public long bound(Binding binding) {
        return put(Records.BOUND, DefinitionRecord.binding(++lastOrdinal, binding));
    }

    @Override public long unbound(Binding binding) {
        return put(Records.UNBOUND, DefinitionRecord.binding(0, binding));
    }

    @Override public long set(Setting setting) {
        return put(Records.SETTING, SettingRecord.setting(++lastOrdinal, setting));
    }

    @Override public long cleared(Setting.Key key) {
        return put(Records.SETTING_CLEARED, SettingRecord.key(key));
    }

    @Override public long enqueued(Message message, long enqueuedAtMillis, long[] queueIds, long[] positions, long[] expiresAtMillis) {
        ByteBuffer out = room(Records.HEADER + MessageRecord.room(message, queueIds.length));
        int start = Records.begin(out);
        MessageRecord.begin(out, message.id(), enqueuedAtMillis, 0, queueIds.length);
        for (int i = 0; i < queueIds.length; i++) {
            MessageRecord.putQueue(out, queueIds[i], positions[i], expiresAtMillis[i], false);
        }
        MessageRecord.putContent(out, message);
        handedCopies += queueIds.length;
        return sealed(out, start, Records.MESSAGE);
    }

    @Override public long removed(long queueId, long position) {
        removals.add(queueId, position);
        anything = true;
        needsSync = true;
        return batch;
    }

    @Override public long delivered(long queueId, long position) {
        deliveries.add(queueId, position);
        anything = true;
        return batch;
    }

    @Override public long stands(long queueId, Standing standing) {
        StandingRecord.put(room(Records.HEADER + StandingRecord.SIZE), queueId, standing);
        anything = true;
        return batch;
    }

    @Override public long gap(long queueId, Gap gap) {
        GapRecord.put(room(Records.HEADER + GapRecord.SIZE), queueId, gap);
        anything = true;
        needsSync = true;
        return batch;
    }

    @Override public void fetch(long request, long[] messageIds) {
        contents.fetch(request, messageIds);
    }

    @Override public void read(long[] messageIds, Consumer<Message[]> answer) {
        contents.read(messageIds, answer);
    }

    @Override public void flush() {
        if (!anything) {
            return;
        }
        putRuns(deliveries, Records.DELIVERED);
        putRuns(removals, Records.REMOVED);
        publish();
        if (needsSync) {
            syncBatch = batch;
        }
        publishedBatch = batch++;
        anything = false;
        needsSync = false;
        Thread waiting = sleeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    private void putRuns(Runs runs, byte type) {
        for (int i = 0; i < runs.size(); i++) {
            ByteBuffer out = room(Records.HEADER + 2 * Long.BYTES + Integer.BYTES);
            int start = Records.begin(out);
            out.putLong(runs.queueId(i)).putLong(runs.first(i)).putInt(runs.count(i));
            Records.seal(out, start, type);
        }
        runs.clear();
    }

    private long put(byte type, byte[] payload) {
        ByteBuffer out = room(Records.HEADER + payload.length);
        int start = Records.begin(out);
        out.put(payload);
        definedBatch = batch;
        return sealed(out, start, type);
    }

    private long sealed(ByteBuffer out, int start, byte type) {
        Records.seal(out, start, type);
        anything = true;
        needsSync = true;
        return batch;
    }

    /** The current chunk, or a new one when this many bytes don't fit. */
    private ByteBuffer room(long bytes) {
        if (current.filling.remaining() < bytes) {
            publish();
            Chunk full = current;
            current = bytes > Chunk.USUAL_SIZE ? Chunk.forLargeRecord(Math.toIntExact(bytes)) : usualChunk();
            full.next = current;
        }
        return current.filling;
    }

    private Chunk usualChunk() {
        Chunk chunk = spare.poll();
        return chunk == null ? Chunk.usual() : chunk;
    }

    private void publish() {
        int end = current.filling.position();
        handedBytes += end - current.published;
        current.published = end;
        publishedBytes = handedBytes;
        publishedCopies = handedCopies;
    }

    // What follows is for the store thread and others.

    Chunk firstChunk() {
        return first;
    }

    void recycle(Chunk chunk) {
        if (chunk.reusable()) {
            spare.offer(chunk.emptied());
        }
    }

    /** The last batch that was handed over whole. Read it before draining. */
    long publishedBatch() {
        return publishedBatch;
    }

    /** The last batch handed over that somebody may be waiting for. */
    long syncBatch() {
        return syncBatch;
    }

    long publishedBytes() {
        return publishedBytes;
    }

    long publishedCopies() {
        return publishedCopies;
    }

    /** The last batch with a declaration, a binding, a setting or the end of one. */
    long definedBatch() {
        return definedBatch;
    }

    /** Store thread: sleeps until a batch after {@code seenBatch} is there, {@link #wake} is called or the time is over. */
    void await(long seenBatch, long nanos) {
        sleeper = Thread.currentThread();
        if (publishedBatch == seenBatch) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }
}
