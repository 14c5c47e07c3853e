package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import java.util.List;

/** What the log held when it was opened: what the engine starts from. */
public record RecoveredState(
        List<ExchangeDefinition> exchanges, List<Queue> queues, List<Binding> bindings, long lastMessageId, long lastQueueId) {

    public static final RecoveredState EMPTY = new RecoveredState(List.of(), List.of(), List.of(), 0, 0);

    /** @param entries in ascending position */
    public record Queue(long queueId, QueueDefinition definition, List<Entry> entries) { }

    /** @param message one object for all queues that hold it */
    public record Entry(long position, Message message, boolean redelivered, long enqueuedAtMillis, long expiresAtMillis) { }
}
