package io.bindery.engine;

import io.bindery.engine.QueueSettings.Overflow;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Message;
import io.bindery.routing.RouteTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts messages into queues: one copy each, logged together, delivered past the queue when a consumer waits. */
final class Intake {

    private final EngineContext context;
    private final Delivering delivering;
    private final Shedding shedding;
    private final DeadLettering deadLettering;
    private final Breakdown breakdown;
    private final List<MessageQueue> refusedBy = new ArrayList<>();

    Intake(EngineContext context, Delivering delivering, Shedding shedding, DeadLettering deadLettering, Breakdown breakdown) {
        this.context = context;
        this.delivering = delivering;
        this.shedding = shedding;
        this.deadLettering = deadLettering;
        this.breakdown = breakdown;
    }

    /**
     * Returns the log position at which every copy that is kept on disk is there; 0 when none is.
     *
     * @param publisher null for the broker itself, with a dead letter: quorum queues take it, be they full or not
     */
    long post(Enqueuer publisher, Message message, RouteTarget[] queues) {
        refusedBy.clear();
        boolean anew = publisher != null && context.hasQuorumQueues && publisher.signsIn(queues);
        return anew && queues.length > 1 ? postBehindLetters(publisher, message, queues) : place(publisher, message, queues);
    }

    /**
     * RabbitMQ's channel signs in at a quorum queue before its first message, which takes so long that dead letters which
     * the same publish sets off in classic queues are there before it.
     */
    private long postBehindLetters(Enqueuer publisher, Message message, RouteTarget[] queues) {
        RouteTarget[] classic = Arrays.stream(queues).filter(queue -> !isQuorum(queue)).toArray(RouteTarget[]::new);
        if (Arrays.stream(classic).noneMatch(queue -> ((MessageQueue) queue).settings().deadLetterExchange() != null)) {
            return place(publisher, message, queues);
        }
        long position = place(publisher, message, classic);
        List<MessageQueue> refused = List.copyOf(refusedBy);
        deadLettering.post(this);
        refusedBy.clear();
        refusedBy.addAll(refused);
        RouteTarget[] quorum = Arrays.stream(queues).filter(Intake::isQuorum).toArray(RouteTarget[]::new);
        return Math.max(position, place(publisher, position == 0 ? message : message.withId(++context.lastMessageId), quorum));
    }

    private static boolean isQuorum(RouteTarget queue) {
        return ((MessageQueue) queue).settings().quorum();
    }

    private long place(Enqueuer publisher, Message message, RouteTarget[] queues) {
        if (queues.length == 1) {
            return postToOne(publisher, message, (MessageQueue) queues[0]);
        }
        QueueEntry[] entries = new QueueEntry[queues.length];
        for (int i = 0; i < queues.length; i++) {
            MessageQueue queue = (MessageQueue) queues[i];
            entries[i] = admits(publisher, queue, message) ? queue.newEntry(message) : null;
        }
        long position = log(message, queues, entries);
        for (int i = 0; i < queues.length; i++) {
            if (entries[i] != null) {
                put((MessageQueue) queues[i], entries[i]);
            }
        }
        return position;
    }

    /** The queues that took no copy of the last post: they were full, or broke down before it was on disk. */
    List<MessageQueue> refusedBy() {
        return refusedBy;
    }

    private long postToOne(Enqueuer publisher, Message message, MessageQueue queue) {
        if (!admits(publisher, queue, message)) {
            return 0;
        }
        QueueEntry entry = queue.newEntry(message);
        long position = 0;
        if (queue.keeps(message.persistent())) {
            position = context.log.enqueued(message, context.now, new long[] {queue.id}, new long[] {entry.position},
                    new long[] {entry.expiresAtMillis});
            pending(position, queue, entry);
        }
        put(queue, entry);
        return position;
    }

    private long log(Message message, RouteTarget[] queues, QueueEntry[] entries) {
        boolean persistent = message.persistent();
        int count = 0;
        for (int i = 0; i < queues.length; i++) {
            count += entries[i] != null && ((MessageQueue) queues[i]).keeps(persistent) ? 1 : 0;
        }
        if (count == 0) {
            return 0;
        }
        long[] ids = new long[count];
        long[] places = new long[count];
        long[] expiries = new long[count];
        int n = 0;
        for (int i = 0; i < queues.length; i++) {
            MessageQueue queue = (MessageQueue) queues[i];
            if (entries[i] != null && queue.keeps(persistent)) {
                ids[n] = queue.id;
                places[n] = entries[i].position;
                expiries[n++] = entries[i].expiresAtMillis;
            }
        }
        long position = context.log.enqueued(message, context.now, ids, places, expiries);
        for (int i = 0; i < queues.length; i++) {
            if (entries[i] != null && ((MessageQueue) queues[i]).keeps(persistent)) {
                pending(position, (MessageQueue) queues[i], entries[i]);
            }
        }
        return position;
    }

    /** A log that keeps nothing answers 0: its copies are in memory only. */
    private void pending(long position, MessageQueue queue, QueueEntry entry) {
        if (position != 0) {
            context.pendingCopies.add(position, queue, entry);
        }
    }

    private boolean admits(Enqueuer publisher, MessageQueue queue, Message message) {
        QueueSettings settings = queue.settings();
        if (settings.overflow() == Overflow.DROP_HEAD || !settings.limited()) {
            return true;
        }
        boolean full = settings.quorum() ? publisher != null && publisher.isRefusedBy(queue)
                : settings.exceededBy(queue.ready().size() + 1L, queue.readyBytes() + message.body().length);
        if (full) {
            refusedBy.add(queue);
            if (settings.overflow() == Overflow.REJECT_PUBLISH_DLX) {
                deadLettering.refused(queue, message, Reason.MAXLEN);
            }
        }
        return !full;
    }

    private void put(MessageQueue queue, QueueEntry entry) {
        queue.arrived();
        if (queue.ready().isEmpty()) {
            Consumer next = queue.consumers().next();
            if (next != null) {
                delivering.hand(next, entry);
                return;
            }
        } else if (queue.settings().singleActiveConsumer() && passesBy(queue, entry)) {
            return;
        }
        if (queue.settings().keepsNothing()) {
            deadLettering.discard(queue, entry, Reason.EXPIRED);
            return;
        }
        queue.addReady(entry);
        boolean dropped = queue.settings().quorum() ? shedding.dropExcessLastFirst(queue) : shedding.dropExcess(queue);
        boolean alone = queue.ready().size() == 1;
        if (dropped ? !alone || entry.expiresAtMillis != 0 : alone) {
            shedding.dropExpired(queue);
        }
        if (queue.settings().quorum()) {
            queue.door.closeWhenOver();
        }
    }

    /**
     * Somebody became the single active consumer by a cancel and was given nothing yet (see {@link Subscriptions#cancel}): without
     * acks he gets what comes now, past what waits; with acks the queue breaks down over it.
     */
    private boolean passesBy(MessageQueue queue, QueueEntry entry) {
        if (queue.settings().quorum() || queue.waits.stalled || queue.waits.hasCommands() || queue.isToRun()) {
            queue.wantsRun();
            return false;
        }
        Consumer next = queue.consumers().next();
        if (next == null) {
            return false;
        }
        if (next.noAck) {
            delivering.hand(next, entry);
            return true;
        }
        if (queue.keeps(entry)) {
            refusedBy.add(queue);
        }
        breakdown.breakDown(queue, entry);
        return true;
    }
}
