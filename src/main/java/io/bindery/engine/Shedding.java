package io.bindery.engine;

import io.bindery.model.Activity.Reason;

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
        if (!settings.limited() || settings.overflow() != QueueSettings.Overflow.DROP_HEAD) {
            return false;
        }
        boolean dropped = false;
        while (settings.exceededBy(queue.ready().size(), queue.readyBytes())) {
            deadLettering.discard(queue, queue.pollReady(), Reason.MAXLEN);
            dropped = true;
        }
        return dropped;
    }
}
