package io.bindery.engine;

import io.bindery.engine.RecoveredState.Standing.Where;
import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.WireText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes messages back into their queues, marked as redelivered. */
final class Returning {

    private static final Comparator<QueueEntry> BY_POSITION = Comparator.comparingLong(entry -> entry.position);
    /** What a quorum queue gets back from a lost channel comes by its holders' tags, as texts; so 10 is before 9. */
    private static final Comparator<QueueEntry> BY_HOLDER = Comparator.comparing(entry -> entry.holder.tag(), WireText::compare);

    private final EngineContext context;
    private final Shedding shedding;
    private final DeadLettering deadLettering;
    private final Delivering delivering;

    Returning(EngineContext context, Shedding shedding, DeadLettering deadLettering, Delivering delivering) {
        this.context = context;
        this.shedding = shedding;
        this.deadLettering = deadLettering;
        this.delivering = delivering;
    }

    /** Those handed out, grouped by queue in the order of first appearance. Messages of deleted queues are left out. */
    static Map<MessageQueue, List<QueueEntry>> byQueue(List<QueueEntry> handedOut) {
        Map<MessageQueue, List<QueueEntry>> groups = new LinkedHashMap<>();
        for (QueueEntry entry : handedOut) {
            if (entry.holder.queue.isDeleted()) {
                entry.holder.queue.leaves(entry);
            } else {
                groups.computeIfAbsent(entry.holder.queue, queue -> new ArrayList<>()).add(entry);
            }
        }
        return groups;
    }

    /** @param holderGone the consumers' channel is gone, rather than the messages, all of one holder, refused */
    void takeBack(MessageQueue queue, List<QueueEntry> handedOut, boolean holderGone) {
        Holder holder = holderGone ? Holder.NOBODY : handedOut.get(0).holder;
        if (holderGone && queue.settings().quorum()) {
            handedOut.sort(BY_HOLDER);
        }
        for (QueueEntry entry : handedOut) {
            queue.takenBack(entry);
            entry.redelivered = !queue.gaps.hide(entry);
        }
        putBack(queue, handedOut, holder);
    }

    /** After a restart: whoever held these messages of a quorum queue is gone. */
    void takeBackRecovered(MessageQueue queue, List<QueueEntry> held) {
        if (!held.isEmpty()) {
            putBack(queue, held, Holder.NOBODY);
        }
    }

    private void putBack(MessageQueue queue, List<QueueEntry> handedOut, Holder holder) {
        if (queue.settings().quorum()) {
            List<QueueEntry> tooOften = new ArrayList<>();
            tell(queue, putBackIntoQuorum(queue, handedOut, holder, tooOften));
            serveAndShed(queue, holder);
            tooOften.forEach(entry -> deadLettering.discard(queue, entry, Reason.DELIVERY_LIMIT));
        } else {
            handedOut.sort(BY_POSITION);
            queue.putBack(handedOut);
            tell(queue, handedOut);
            shedding.dropExcess(queue);
        }
        shedding.dropExpired(queue);
        queue.wantsRun();
    }

    /** Of what comes back to a quorum queue only that is too much which no consumer takes. */
    private void serveAndShed(MessageQueue queue, Holder holder) {
        shedding.dropExpired(queue);
        delivering.run(queue);
        queue.door.closeWhenOver();
        if (comesBackAtOnce(queue, holder)) {
            shedding.dropExcessLastFirst(queue);
        } else {
            shedding.dropExcess(queue);
        }
    }

    /** RabbitMQ's queue without a delivery limit takes back what a consumer gives back one by one. */
    private static boolean comesBackAtOnce(MessageQueue queue, Holder holder) {
        return holder == Holder.NOBODY || queue.settings().deliveryLimit() != QueueSettings.NONE;
    }

    /** Returns those that are in it again. The letters of those that came back too often are sent behind those of what is too much. */
    private List<QueueEntry> putBackIntoQuorum(MessageQueue queue, List<QueueEntry> handedOut, Holder holder, List<QueueEntry> tooOften) {
        List<QueueEntry> kept = new ArrayList<>(handedOut.size());
        long limit = queue.settings().deliveryLimit();
        for (QueueEntry entry : handedOut) {
            entry.returns++;
            if (limit != QueueSettings.NONE && entry.returns > limit) {
                holder.returnedOnceTooOften();
                tooOften.add(entry);
            } else {
                kept.add(entry);
            }
        }
        if (holder == Holder.NOBODY) {
            queue.putFirst(kept);
        } else {
            queue.putBack(kept);
        }
        queue.standings.cameBack(kept, comesBackAtOnce(queue, holder) ? Where.FIRST : Where.LAST);
        return kept;
    }

    private void tell(MessageQueue queue, List<QueueEntry> entries) {
        if (context.activity.watched()) {
            for (QueueEntry entry : entries) {
                if (!entry.gone && entry.holder == null) {
                    context.activity.accept(new Activity.Requeued(context.now, queue.vhostName(), entry.messageId, queue.name()));
                }
            }
        }
    }
}
