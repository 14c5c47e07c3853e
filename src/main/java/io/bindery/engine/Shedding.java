package io.bindery.engine;

import io.bindery.model.Activity.Reason;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes from a queue's head what is too old or too many. */
final class Shedding {

    private final EngineContext context;
    private final DeadLettering deadLettering;

    Shedding(EngineContext context, DeadLettering deadLettering) {
        this.context = context;
        this.deadLettering = deadLettering;
    }

    /** Expired messages leave while they are at the head; the first that isn't decides when to look again. */
    void dropExpired(MessageQueue queue) {
        QueueEntry head;
        while ((head = queue.ready().peek()) != null && head.isExpired(context.now)) {
            deadLettering.discard(queue, queue.pollReady(), Reason.EXPIRED);
        }
        if (head != null && head.expiresAtMillis != 0
                && (!queue.messageExpiry.isSet() || head.expiresAtMillis < queue.messageExpiry.due())) {
            context.deadlines.set(queue.messageExpiry, head.expiresAtMillis);
        }
    }

    /** Drops from the head what exceeds the queue's limits; true when something went. */
    boolean dropExcess(MessageQueue queue) {
        return dropExcess(queue, queue.settings());
    }

    /** Likewise, by other limits than the queue's own. */
    boolean dropExcess(MessageQueue queue, QueueSettings settings) {
        if (!isOver(queue, settings)) {
            return false;
        }
        while (isOver(queue, settings)) {
            deadLettering.discard(queue, queue.pollReady(), Reason.MAXLEN);
        }
        return true;
    }

    /**
     * The same for a quorum queue, whose letters of what it drops at once are sent last first (3.10.8, seen), but not
     * where messages that a consumer gave back are too many.
     */
    boolean dropExcessLastFirst(MessageQueue queue) {
        if (!isOver(queue, queue.settings())) {
            return false;
        }
        Deque<QueueEntry> dropped = new ArrayDeque<>();
        while (isOver(queue, queue.settings())) {
            dropped.push(queue.pollReady());
        }
        dropped.forEach(entry -> deadLettering.discard(queue, entry, Reason.MAXLEN));
        return true;
    }

    /**
     * What is too old or too many when the queue starts. RabbitMQ's classic queue drops what is too many from its head before it learns that it
     * refuses it instead (3.10.8, process_args_policy).
     */
    void shedAtStart(MessageQueue queue) {
        if (!queue.settings().quorum()) {
            dropExcess(queue, queue.settings().withOverflow(QueueSettings.Overflow.DROP_HEAD));
        }
        dropExpired(queue);
    }

    private static boolean isOver(MessageQueue queue, QueueSettings settings) {
        return settings.limited() && settings.overflow() == QueueSettings.Overflow.DROP_HEAD
                && settings.exceededBy(queue.ready().size(), queue.readyBytes());
    }
}
