package io.bindery.engine;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.util.function.Consumer;

/**
 * Where durable facts go. Each method hands one record over and returns its log position at once (ascending); the
 * record is on disk when {@link EngineCommand.Committed} with that position or a later one comes into the mailbox.
 * Called on the engine thread only; never blocks on I/O. Only durable things are logged.
 */
public interface MessageLog {

    long exchangeDeclared(ExchangeDefinition exchange);

    long exchangeDeleted(String vhost, String exchange);

    /** @param queueId ascending, never used again: a queue deleted and declared anew has another */
    long queueDeclared(long queueId, QueueDefinition queue);

    /** The queue and everything in it is gone. */
    long queueDeleted(long queueId);

    long bound(Binding binding);

    long unbound(Binding binding);

    /** Made, or put in the place of the one with its key. */
    long set(Setting setting);

    long cleared(Setting.Key key);

    /**
     * A persistent message went into durable queues: one body however many.
     *
     * @param queueIds the queues · positions its place in each, ascending within a queue · expiresAtMillis wall clock per
     *     queue, 0 for never. The arrays are the log's from now on.
     */
    long enqueued(Message message, long enqueuedAtMillis, long[] queueIds, long[] positions, long[] expiresAtMillis);

    /** A copy left its queue: acked, expired, dead-lettered, dropped. */
    long removed(long queueId, long position);

    /** A copy was handed to a consumer: after a restart it is redelivered. Need not be fsynced for its own sake. */
    long delivered(long queueId, long position);

    /** A copy in a quorum queue came back, or was handed out after some had come back. Need not be fsynced for its own sake. */
    long stands(long queueId, Standing standing);

    /** A transient message will be missing from its classic queue after the restart that is at hand. */
    long gap(long queueId, Gap gap);

    /** Reads messages back that are on disk, in this order; {@link EngineCommand.Fetched} comes into the mailbox once for each request. */
    void fetch(long request, long[] messageIds);

    /** The same for a person who looks: {@code answer} is called on any thread, with null for what is not there or can't be read. */
    void read(long[] messageIds, Consumer<Message[]> answer);

    /** The engine's batch is over; what was handed over should be written now. */
    void flush();

    /** A log that keeps nothing and commits at once: for brokers in memory and for tests. */
    MessageLog NONE = new MemoryOnlyLog();
}
