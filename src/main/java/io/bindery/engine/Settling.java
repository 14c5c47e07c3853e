package io.bindery.engine;

import io.bindery.engine.Transaction.Outcome;
import io.bindery.engine.Transaction.Settlement;
import io.bindery.engine.UnackedDeliveries.Delivery;
import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import java.util.ArrayList;
import java.util.List;

/** Acks, nacks, rejects and recovers: what becomes of messages handed out. */
final class Settling {

    private final EngineContext context;
    private final Returning returning;
    private final DeadLettering deadLettering;

    Settling(EngineContext context, Returning returning, DeadLettering deadLettering) {
        this.context = context;
        this.returning = returning;
        this.deadLettering = deadLettering;
    }

    void ack(ChannelState channel, long tag, boolean multiple) {
        if (channel.transaction != null) {
            channel.transaction.add(new Settlement(Outcome.ACKED, take(channel, tag, multiple)));
            return;
        }
        int ofConsumers = 0;
        if (multiple) {
            refuseUnknown(channel, tag);
            long upTo = tag == 0 ? Long.MAX_VALUE : tag;
            QueueEntry entry;
            while ((entry = channel.unacked.pollUpTo(upTo)) != null) {
                ofConsumers += ack(entry);
            }
        } else {
            QueueEntry entry = channel.unacked.remove(tag);
            if (entry == null) {
                throw unknown(tag);
            }
            ofConsumers = ack(entry);
        }
        settledByConsumers(channel, ofConsumers);
    }

    void nack(ChannelState channel, long tag, boolean multiple, boolean requeue) {
        List<Delivery> deliveries = take(channel, tag, multiple);
        Settlement settlement = new Settlement(requeue ? Outcome.REQUEUED : Outcome.DISCARDED, deliveries);
        if (channel.transaction != null) {
            channel.transaction.add(settlement);
        } else {
            settle(channel, settlement);
        }
    }

    /** basic.recover: everything the channel holds goes back. */
    void recover(ChannelState channel, boolean requeue) {
        if (!requeue) {
            throw Refusal.notImplemented("requeue=false");
        }
        settle(channel, new Settlement(Outcome.REQUEUED, take(channel, 0, true)));
    }

    void settle(ChannelState channel, Settlement settlement) {
        List<QueueEntry> entries = new ArrayList<>(settlement.deliveries().size());
        settlement.deliveries().forEach(delivery -> entries.add(delivery.entry()));
        int ofConsumers = 0;
        for (QueueEntry entry : entries) {
            ofConsumers += entry.holder instanceof Consumer ? 1 : 0;
        }
        switch (settlement.outcome()) {
            case ACKED -> entries.forEach(this::ack);
            case REQUEUED -> requeue(entries);
            case DISCARDED -> discard(entries);
        }
        settledByConsumers(channel, ofConsumers);
    }

    private void requeue(List<QueueEntry> entries) {
        var groups = Returning.byQueue(entries);
        entries.forEach(entry -> entry.holder.released());
        groups.forEach((queue, ofQueue) -> returning.takeBack(queue, ofQueue, false));
    }

    private void discard(List<QueueEntry> entries) {
        for (QueueEntry entry : entries) {
            Holder holder = entry.holder;
            holder.released();
            if (!holder.queue.isDeleted()) {
                holder.queue.takenBack(entry);
                deadLettering.discard(holder.queue, entry, Reason.REJECTED);
            }
        }
    }

    /** Returns how many of a consumer's messages this was: 1, or 0 for a basic.get's. */
    private int ack(QueueEntry entry) {
        Holder holder = entry.holder;
        MessageQueue queue = holder.queue;
        if (!queue.isDeleted()) {
            queue.acked(entry);
            if (context.activity.watched()) {
                context.activity.accept(new Activity.Acked(context.now, queue.vhostName(), entry.message.id(), queue.name()));
            }
        }
        holder.released();
        return holder instanceof Consumer ? 1 : 0;
    }

    private static List<Delivery> take(ChannelState channel, long tag, boolean multiple) {
        List<Delivery> taken = new ArrayList<>();
        if (!multiple) {
            QueueEntry entry = channel.unacked.remove(tag);
            if (entry == null) {
                throw unknown(tag);
            }
            taken.add(new Delivery(tag, entry));
            return taken;
        }
        refuseUnknown(channel, tag);
        long upTo = tag == 0 ? Long.MAX_VALUE : tag;
        while (!channel.unacked.isEmpty() && channel.unacked.oldestTag() <= upTo) {
            taken.add(new Delivery(channel.unacked.oldestTag(), channel.unacked.pollUpTo(upTo)));
        }
        return taken;
    }

    private static void settledByConsumers(ChannelState channel, int count) {
        if (count > 0 && channel.prefetch.settled(count)) {
            Subscriptions.unblock(channel);
        }
    }

    /** Tag 0 with {@code multiple} stands for all, be there any or not. */
    private static void refuseUnknown(ChannelState channel, long tag) {
        if (tag != 0 && !channel.unacked.has(tag)) {
            throw unknown(tag);
        }
    }

    private static AmqpException unknown(long tag) {
        return Refusal.precondition("unknown delivery tag " + tag);
    }
}
