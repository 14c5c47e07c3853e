package io.bindery.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A channel ends: its consumers leave, and what it held goes back; queues that lived by its consumers are deleted.
 *
 * <p>RabbitMQ's channel tells one classic queue after the other that it consumes from, the youngest first, and the rest
 * notices its end. So what dies in one on its return may still be given to the channel by another, and be lost or come back.
 */
final class Leaving {

    private static final Comparator<MessageQueue> YOUNGEST_FIRST = Comparator.<MessageQueue>comparingLong(queue -> queue.id).reversed();

    private final EngineContext context;
    private final QueueOperations queues;
    private final Returning returning;
    private final DeadLettering deadLettering;
    private final Delivering delivering;
    private final Intake intake;

    Leaving(EngineContext context, QueueOperations queues, Returning returning, DeadLettering deadLettering, Delivering delivering, Intake intake) {
        this.context = context;
        this.queues = queues;
        this.returning = returning;
        this.deadLettering = deadLettering;
        this.delivering = delivering;
        this.intake = intake;
    }

    /** The channel ends by itself. */
    void leave(ChannelState channel) {
        forgetPlans(channel);
        Map<MessageQueue, List<QueueEntry>> held = Returning.byQueue(everythingHeld(channel));
        for (MessageQueue queue : classicConsumed(channel)) {
            removeConsumers(channel, queue);
            giveBack(queue, held.computeIfAbsent(queue, each -> new ArrayList<>()));
            held.remove(queue);
            delivering.run(queue); // what expires behind that is a letter before the next one is told
            if (deadLettering.post(intake)) {
                Returning.byQueue(everythingHeld(channel)).forEach((other, entries) ->
                        held.computeIfAbsent(other, each -> new ArrayList<>()).addAll(entries));
            }
        }
        leaveTheRest(channel, held);
    }

    /** Its connection's other channels end at the same time: none of them gets anything that another's end sets free. */
    void leaveWithOthers(ChannelState channel) {
        forgetPlans(channel);
        leaveTheRest(channel, Returning.byQueue(everythingHeld(channel)));
    }

    private void forgetPlans(ChannelState channel) {
        channel.forgetHeld();
        channel.dropPublications();
        ReplyTo.close(context, channel);
        if (channel.transaction != null) {
            channel.unacked.restore(channel.transaction.uncommittedDeliveries());
        }
    }

    private static List<MessageQueue> classicConsumed(ChannelState channel) {
        Set<MessageQueue> consumed = new LinkedHashSet<>();
        for (Consumer consumer : channel.consumers.values()) {
            if (!consumer.queue.settings().quorum()) {
                consumed.add(consumer.queue);
            }
        }
        return consumed.stream().sorted(YOUNGEST_FIRST).toList();
    }

    private static void removeConsumers(ChannelState channel, MessageQueue queue) {
        channel.consumers.values().removeIf(consumer -> {
            boolean ofQueue = consumer.queue == queue;
            if (ofQueue) {
                Subscriptions.remove(consumer);
            }
            return ofQueue;
        });
    }

    private void leaveTheRest(ChannelState channel, Map<MessageQueue, List<QueueEntry>> held) {
        Map<MessageQueue, List<QueueEntry>> rest = new LinkedHashMap<>();
        for (Consumer consumer : List.copyOf(channel.consumers.values())) {
            Subscriptions.remove(consumer);
            rest.put(consumer.queue, new ArrayList<>());
        }
        channel.consumers.clear();
        rest.putAll(held);
        rest.forEach(this::giveBack);
    }

    private void giveBack(MessageQueue queue, List<QueueEntry> entries) {
        queues.deleteWhile(queue, queue::shouldAutoDelete);
        if (queue.isDeleted()) {
            entries.forEach(queue::leaves);
            return;
        }
        queue.refreshExpiry();
        returning.takeBack(queue, entries, true);
    }

    private static List<QueueEntry> everythingHeld(ChannelState channel) {
        List<QueueEntry> entries = new ArrayList<>();
        QueueEntry entry;
        while ((entry = channel.unacked.pollUpTo(Long.MAX_VALUE)) != null) {
            entries.add(entry);
        }
        return entries;
    }
}
