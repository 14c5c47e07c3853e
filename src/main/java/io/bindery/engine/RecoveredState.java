package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.util.List;

/**
 * What the log held when it was opened: what the engine starts from.
 *
 * @param settings empty for a log that never held any: a new one, or one of an older Bindery
 */
public record RecoveredState(
        List<Setting> settings, List<ExchangeDefinition> exchanges, List<Queue> queues, List<Binding> bindings, long lastMessageId,
        long lastQueueId) {

    public static final RecoveredState EMPTY = new RecoveredState(List.of(), List.of(), List.of(), 0, 0);

    /** Without settings. */
    public RecoveredState(List<ExchangeDefinition> exchanges, List<Queue> queues, List<Binding> bindings, long lastMessageId, long lastQueueId) {
        this(List.of(), exchanges, queues, bindings, lastMessageId, lastQueueId);
    }

    /**
     * @param entries in ascending position; may be a view that makes them one by one
     * @param standings of a quorum queue, of those that stand elsewhere than their positions say
     * @param gaps of a classic queue, one a priority at most
     */
    public record Queue(long queueId, QueueDefinition definition, List<Entry> entries, List<Standing> standings, List<Gap> gaps) {

        public Queue(long queueId, QueueDefinition definition, List<Entry> entries) {
            this(queueId, definition, entries, List.of(), List.of());
        }
    }

    /**
     * A place in a queue. Its content stays on disk.
     *
     * @param size of the body in bytes
     * @param priority the message's own, 0 when it has none
     */
    public record Entry(long position, long messageId, int size, int priority, boolean redelivered, long enqueuedAtMillis,
                        long expiresAtMillis) { }

    /** Where a message was that a restart took from its queue before it had been handed out: the first of its priority. See {@link Gaps}. */
    public record Gap(int priority, long position) { }

    /**
     * Where a quorum queue's message stands since it was handed out: a restart leaves it there, which its position alone does not say.
     *
     * @param position which message
     * @param turn when it came there, on the scale of the positions: what was published later has a higher one
     * @param returns how often it had come back by then
     */
    public record Standing(long position, Where where, long turn, int returns) {

        /** The order is the journal's, too. */
        public enum Where {
            /** Somebody has it and has not settled it. */
            HELD,
            /** Ahead of all that never was handed out. */
            FIRST,
            /** Behind what was published before its turn. */
            LAST
        }
    }
}
