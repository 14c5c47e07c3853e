package io.bindery.engine;

import io.bindery.engine.Transaction.Outcome;
import io.bindery.engine.Transaction.Publication;
import io.bindery.engine.Transaction.Settlement;
import io.bindery.model.Message;
import io.bindery.routing.RouteTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * tx.commit. RabbitMQ's channel says all of it at once, and its queues do first what they find more urgent: an ack comes before what is
 * published, and that before what is given back or rejected; to a quorum queue what is published comes last (ra's low priority, 3.10.8).
 */
final class Committing {

    private final EngineContext context;
    private final Routing routing;
    private final Publishing publishing;
    private final Settling settling;
    private final Intake intake;
    private final Delivering delivering;

    Committing(EngineContext context, Routing routing, Publishing publishing, Settling settling, Intake intake, Delivering delivering) {
        this.context = context;
        this.routing = routing;
        this.publishing = publishing;
        this.settling = settling;
        this.intake = intake;
        this.delivering = delivering;
    }

    /** Returns the log position at which all of it is durable. That a quorum queue refused something goes unsaid, as in RabbitMQ. */
    long commit(ChannelState channel, List<Publication> publications, List<Settlement> settlements) {
        channel.enqueuer.commits();
        List<Publication> waiting = new ArrayList<>();
        boolean refused = false;
        long position = settling.commit(channel, settlements.stream().filter(Committing::acks).toList());
        for (Publication publication : publications) {
            RouteTarget[] queues = stillThere(channel.connection.vhost, publication.queues());
            channel.counts.published++;
            routing.countPublished(publication.exchange(), queues);
            if (queues.length == 0) {
                publishing.unroutable(channel, publication.message(), publication.mandatory());
            } else {
                RouteTarget[] atOnce = settlements.isEmpty() ? queues : only(queues, queue -> !queue.settings().quorum());
                serveFirst(atOnce);
                long posted = intake.post(channel.enqueuer, publication.message(), atOnce);
                position = Math.max(position, posted);
                refused |= intake.refusedBy().stream().anyMatch(queue -> !queue.settings().quorum());
                if (atOnce.length < queues.length) {
                    channel.enqueuer.signsIn(queues);
                    waiting.add(another(publication, posted, only(queues, queue -> queue.settings().quorum())));
                }
            }
            context.memory.release(publication.message());
        }
        position = Math.max(position, settling.commit(channel, settlements.stream().filter(settlement -> !acks(settlement)).toList()));
        for (Publication publication : waiting) {
            position = Math.max(position, post(channel, publication));
        }
        channel.enqueuer.committed();
        if (refused) {
            throw Refusal.precondition("partial tx completion");
        }
        return position;
    }

    /** A message that is logged already is another one where it comes later. */
    private Publication another(Publication publication, long posted, RouteTarget[] queues) {
        Message another = posted == 0 ? publication.message() : publication.message().withId(++context.lastMessageId);
        context.memory.hold(another);
        return new Publication(publication.exchange(), another, queues, false);
    }

    private static boolean acks(Settlement settlement) {
        return settlement.outcome() == Outcome.ACKED;
    }

    /** Who can have more since something was settled has it before what comes now. */
    private void serveFirst(RouteTarget[] queues) {
        for (RouteTarget target : queues) {
            MessageQueue queue = (MessageQueue) target;
            if (queue.isToRun()) {
                delivering.run(queue);
            }
        }
    }

    private long post(ChannelState channel, Publication publication) {
        serveFirst(publication.queues());
        long position = intake.post(channel.enqueuer, publication.message(), publication.queues());
        context.memory.release(publication.message());
        return position;
    }

    /** Queues may have gone since the publish, or come anew under their names. */
    private static RouteTarget[] stillThere(VirtualHost vhost, RouteTarget[] queues) {
        return Arrays.stream(queues).map(queue -> vhost.queue(queue.name())).filter(Objects::nonNull).toArray(RouteTarget[]::new);
    }

    private static RouteTarget[] only(RouteTarget[] queues, Predicate<MessageQueue> which) {
        return Arrays.stream(queues).filter(queue -> which.test((MessageQueue) queue)).toArray(RouteTarget[]::new);
    }
}
