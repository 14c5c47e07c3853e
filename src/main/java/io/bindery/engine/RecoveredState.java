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

    /** @param entries in ascending position; may be a view that makes them one by one */
    public record Queue(long queueId, QueueDefinition definition, List<Entry> entries) { }

    /**
     * A place in a queue. Its content stays on disk.
     *
     * @param size of the body in bytes
     * @param priority the message's own, 0 when it has none
     */
    public record Entry(long position, long messageId, int size, int priority, boolean redelivered, long enqueuedAtMillis,
                        long expiresAtMillis) { }
}
