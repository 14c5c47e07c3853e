package io.bindery.engine;

import io.bindery.engine.Transaction.Outcome;
import io.bindery.engine.Transaction.Settlement;
import io.bindery.engine.UnackedDeliveries.Delivery;
import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.WireText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Acks, nacks, rejects and recovers: what becomes of messages handed out. What one method settles falls apart into groups,
 * one for each consumer and each basic.get, which RabbitMQ settles one after the other, by queue name and consumer tag;
 * consumers are served in between. It can be seen in who gets the next message, so it is the same here.
 */
final class Settling {

    /** By queue, then what basic.get took, then consumers by tag; a stable sort keeps the delivery tags' order within. */
    private static final Comparator<QueueEntry> BY_GROUP = (one, other) -> {
        int byQueue = WireText.compare(one.holder.queue.name(), other.holder.queue.name());
        return byQueue != 0 ? byQueue : WireText.compare(tag(one), tag(other));
    };

    /** As a RabbitMQ queue with priorities goes over what was rejected; of a queue without any all are the same. */
    private static final Comparator<QueueEntry> HIGHEST_PRIORITY_FIRST = Comparator.comparingInt(QueueEntry::priority).reversed();

    private final EngineContext context;
    private final Returning returning;
    private final DeadLettering deadLettering;
    private final Delivering delivering;
    private final Breakdown breakdown;
    private final List<QueueEntry> batch = new ArrayList<>();

    Settling(EngineContext context, Returning returning, DeadLettering deadLettering, Delivering delivering, Breakdown breakdown) {
        this.context = context;
        this.returning = returning;
        this.deadLettering = deadLettering;
        this.delivering = delivering;
        this.breakdown = breakdown;
    }

    void ack(ChannelState channel, long tag, boolean multiple) {
        if (channel.transaction != null) {
            channel.transaction.add(new Settlement(Outcome.ACKED, take(channel, tag, multiple)));
            return;
        }
        if (multiple) {
            refuseUnknown(channel, tag);
            long upTo = tag == 0 ? Long.MAX_VALUE : tag;
            QueueEntry entry;
            while ((entry = channel.unacked.pollUpTo(upTo)) != null) {
                batch.add(entry);
            }
            settle(channel, batch, Outcome.ACKED);
            batch.clear();
            return;
        }
        QueueEntry entry = channel.unacked.remove(tag);
        if (entry == null) {
            throw unknown(tag);
        }
        boolean ofConsumer = entry.holder.consumes();
        ack(entry);
        settledByConsumers(channel, ofConsumer ? 1 : 0);
    }

    void nack(ChannelState channel, long tag, boolean multiple, boolean requeue) {
        Settlement settlement = new Settlement(requeue ? Outcome.REQUEUED : Outcome.DISCARDED, take(channel, tag, multiple));
        if (channel.transaction != null) {
            channel.transaction.add(settlement);
        } else {
            settle(channel, settlement);
        }
    }

    /** basic.recover: everything the channel holds goes back. */
    void recover(ChannelState channel) {
        settle(channel, new Settlement(Outcome.REQUEUED, take(channel, 0, true)));
    }

    /** Does what a transaction settled; returns the log position it is durable at. */
    long commit(ChannelState channel, List<Settlement> settlements) {
        context.lastRemoval = 0;
        settlements.forEach(settlement -> settle(channel, settlement));
        return context.lastRemoval;
    }

    /** Those to which something of these goes: until their letters are out, what was rejected stays in the log. */
    static Set<MessageQueue> rejectedOf(List<Settlement> settlements) {
        return settlements.stream().filter(settlement -> settlement.outcome() == Outcome.DISCARDED)
                .flatMap(settlement -> settlement.deliveries().stream()).map(delivery -> delivery.entry().holder.queue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void settle(ChannelState channel, Settlement settlement) {
        List<QueueEntry> entries = new ArrayList<>(settlement.deliveries().size());
        settlement.deliveries().forEach(delivery -> entries.add(delivery.entry()));
        settle(channel, entries, settlement.outcome());
    }

    private void settle(ChannelState channel, List<QueueEntry> entries, Outcome outcome) {
        int ofConsumers = 0;
        boolean oneGroup = true;
        for (int i = 0; i < entries.size(); i++) {
            Holder holder = entries.get(i).holder;
            ofConsumers += holder.consumes() ? 1 : 0;
            oneGroup &= holder == entries.get(0).holder;
        }
        if (oneGroup) {
            settleGroup(entries, outcome);
        } else {
            settleGroups(entries, outcome);
        }
        settledByConsumers(channel, ofConsumers);
    }

    private void settleGroups(List<QueueEntry> entries, Outcome outcome) {
        entries.sort(BY_GROUP);
        int from = 0;
        for (int i = 1; i <= entries.size(); i++) {
            Holder holder = entries.get(from).holder;
            if (i == entries.size() || entries.get(i).holder != holder) {
                settleGroup(new ArrayList<>(entries.subList(from, i)), outcome);
                if (holder.queue.isToRun()) {
                    delivering.run(holder.queue);
                }
                from = i;
            }
        }
    }

    private void settleGroup(List<QueueEntry> entries, Outcome outcome) {
        switch (outcome) {
            case ACKED -> {
                for (int i = 0; i < entries.size(); i++) {
                    ack(entries.get(i));
                }
            }
            case REQUEUED -> requeue(entries);
            case DISCARDED -> {
                entries.sort(HIGHEST_PRIORITY_FIRST);
                entries.forEach(this::discard);
            }
        }
    }

    private void requeue(List<QueueEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        MessageQueue queue = entries.get(0).holder.queue;
        entries.forEach(entry -> entry.holder.released());
        if (queue.isDeleted()) {
            entries.forEach(entry -> settleOrphan(entry, Outcome.REQUEUED));
        } else {
            returning.takeBack(queue, entries, false);
        }
    }

    private void discard(QueueEntry entry) {
        Holder holder = entry.holder;
        holder.released();
        if (holder.queue.isDeleted()) {
            settleOrphan(entry, Outcome.DISCARDED);
        } else {
            holder.queue.takenBack(entry);
            deadLettering.discard(holder.queue, entry, Reason.REJECTED);
        }
    }

    private void ack(QueueEntry entry) {
        Holder holder = entry.holder;
        holder.channel.counts.acked++;
        MessageQueue queue = holder.queue;
        if (queue.isDeleted()) {
            settleOrphan(entry, Outcome.ACKED);
        } else {
            queue.acked(entry);
            if (context.activity.watched()) {
                context.activity.accept(new Activity.Acked(context.now, queue.vhostName(), entry.messageId, queue.name()));
            }
        }
        holder.released();
    }

    /** Its queue is deleted, or broke down since: then it may be taken for another. */
    private void settleOrphan(QueueEntry entry, Outcome outcome) {
        entry.holder.queue.leaves(entry);
        QueueEntry namesake = entry.holder instanceof Former former ? former.namesakeOf(entry, context.connections) : null;
        if (namesake != null) {
            settleGroup(new ArrayList<>(List.of(breakdown.takeOver(namesake, entry.holder.channel))), outcome);
        }
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
        return Refusal.precondition("unknown delivery tag " + Long.toUnsignedString(tag));
    }

    private static String tag(QueueEntry entry) {
        return entry.holder.consumes() ? entry.holder.tag() : "";
    }
}
