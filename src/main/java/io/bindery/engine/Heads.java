package io.bindery.engine;

import java.util.IdentityHashMap;
import java.util.Map;

/** The messages that stand first in queues, ready or handed out; for one listing of queues. What channels hold is read once, when it is first needed. */
final class Heads {

    private final EngineContext context;
    private Map<MessageQueue, QueueEntry> held;

    Heads(EngineContext context) {
        this.context = context;
    }

    /** As RabbitMQ tells it: the older of two of the same priority, as far as they are in memory; null when they have none. */
    Long timestamp(MessageQueue queue) {
        QueueEntry ready = queue.ready.peek();
        QueueEntry unacked = queue.snapshot().unacked() == 0 ? null : held().get(queue);
        Long ofReady = isBehind(ready, unacked) ? null : timestamp(ready);
        Long ofUnacked = isBehind(unacked, ready) ? null : timestamp(unacked);
        return ofReady == null || ofUnacked != null && ofUnacked < ofReady ? ofUnacked : ofReady;
    }

    /** Whether the other has the higher priority. */
    private static boolean isBehind(QueueEntry entry, QueueEntry other) {
        return entry != null && other != null && other.priority() > entry.priority();
    }

    private static Long timestamp(QueueEntry entry) {
        return entry == null || entry.message == null ? null : entry.message.properties().timestamp();
    }

    private Map<MessageQueue, QueueEntry> held() {
        if (held == null) {
            held = new IdentityHashMap<>();
            context.forEachHeld(entry -> {
                if (entry.holder.queue != null) {
                    held.merge(entry.holder.queue, entry, Heads::first);
                }
            });
        }
        return held;
    }

    private static QueueEntry first(QueueEntry one, QueueEntry other) {
        if (one.priority() != other.priority()) {
            return one.priority() > other.priority() ? one : other;
        }
        return one.position < other.position ? one : other;
    }
}
