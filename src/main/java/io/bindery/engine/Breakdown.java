package io.bindery.engine;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.WireText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A classic queue falls where RabbitMQ's process does, and stands up again: empty but for the persistent messages of a durable queue, which come back as
 * redelivered, whoever held it; without consumers, who are told; and as if it never had had any. Nobody is sent a letter of what is lost.
 *
 * <p>RabbitMQ (3.10.8, rabbit_amqqueue_process, attempt_delivery) takes an empty queue for granted when a consumer with acks can take a
 * new message. A queue with a single active consumer isn't, from the moment that one is cancelled until something happens that has what
 * waits handed to the next. Its supervisor starts it again within milliseconds; what is published within them is lost there, and not here.
 */
final class Breakdown {

    private static final Comparator<Consumer> BY_TAG = Comparator.comparing(consumer -> consumer.tag, WireText::compare);
    private static final Comparator<QueueEntry> BY_POSITION = Comparator.comparingLong(entry -> entry.position);

    private final EngineContext context;
    private final Shedding shedding;

    Breakdown(EngineContext context, Shedding shedding) {
        this.context = context;
        this.shedding = shedding;
    }

    /** @param over the message it breaks down over, which is in it already, neither ready nor held, and is lost */
    void breakDown(MessageQueue queue, QueueEntry over) {
        List<QueueEntry> lost = new ArrayList<>(List.of(over));
        List<QueueEntry> kept = new ArrayList<>();
        QueueEntry entry;
        dismiss(queue);
        List<QueueEntry> all = takeFromHolders(queue);
        while ((entry = queue.pollReady()) != null) {
            all.add(entry);
        }
        all.forEach(each -> (queue.keeps(each) ? kept : lost).add(each));
        tell(queue, over, lost, kept);
        lost.forEach(queue::discarded);
        standUp(queue, kept);
    }

    private static void dismiss(MessageQueue queue) {
        List<Consumer> consumers = new ArrayList<>(queue.consumers().all());
        consumers.sort(BY_TAG);
        for (Consumer consumer : consumers) {
            consumer.channel.consumers.remove(consumer.tag);
            Subscriptions.remove(consumer);
            QueueOperations.tellCancelled(consumer);
        }
    }

    /** The channels keep what they know of these; the queue gets others in their place. */
    private List<QueueEntry> takeFromHolders(MessageQueue queue) {
        List<QueueEntry> held = new ArrayList<>();
        context.forEachHeld(queue, held::add);
        MessageQueue gone = queue.asItWas();
        held.replaceAll(entry -> takeOver(entry, gone));
        held.forEach(queue::takenBack);
        return held;
    }

    /**
     * Another entry that is held in this one's place, of which the queue knows nothing any more.
     *
     * @param settler whose settling it is; another channel that holds it is credited when it settles its own
     */
    QueueEntry takeOver(QueueEntry held, ChannelState settler) {
        Holder before = held.holder;
        QueueEntry other = takeOver(held, before.queue.asItWas());
        if (before.channel != settler) {
            held.holder = Former.owed(held.holder, before);
            other.holder = new Holder.ByGet(settler, before.queue, 0);
        }
        return other;
    }

    private QueueEntry takeOver(QueueEntry held, MessageQueue gone) {
        MessageQueue queue = held.holder.queue;
        QueueEntry other = held.copy();
        context.memory.placed(other);
        context.pendingCopies.replace(held, other);
        queue.leaves(held);
        held.holder = new Former(held.holder, gone, queue);
        return other;
    }

    private void standUp(MessageQueue queue, List<QueueEntry> kept) {
        kept.sort(BY_POSITION);
        for (QueueEntry entry : kept) {
            if (entry.logged() && !entry.redelivered) {
                context.log.delivered(queue.id, entry.position);
            }
            entry.redelivered = true;
            entry.makeBare();
        }
        queue.putBack(kept);
        queue.startsAnew(kept.isEmpty());
        shedding.shedAtStart(queue);
    }

    private void tell(MessageQueue queue, QueueEntry over, List<QueueEntry> lost, List<QueueEntry> kept) {
        if (context.activity.watched()) {
            context.activity.accept(new Activity.BrokeDown(context.now, queue.vhostName(), over.messageId, queue.name(), lost.size(), kept.size()));
            for (QueueEntry entry : lost) {
                context.activity.accept(new Activity.Discarded(context.now, queue.vhostName(), entry.messageId, queue.name(), Reason.BROKEN_DOWN, null));
            }
            for (QueueEntry entry : kept) {
                context.activity.accept(new Activity.Requeued(context.now, queue.vhostName(), entry.messageId, queue.name()));
            }
        }
    }
}
