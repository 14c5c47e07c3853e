package io.bindery.engine;

import io.bindery.model.MessageStats;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDetails;
import io.bindery.model.VhostDetails.QueueDetails;
import java.util.List;
import java.util.function.Predicate;

/** Tells of every virtual host what it has done, and of queues how they stand, when it is asked. */
final class QueueListing {

    private final EngineContext context;

    QueueListing(EngineContext context) {
        this.context = context;
    }

    void list(EngineCommand.ListQueues command) {
        Heads heads = new Heads(context);
        command.answer().accept(context.vhosts.values().stream().map(vhost -> details(vhost, command.which(), heads)).toList());
    }

    private VhostDetails details(VirtualHost vhost, Predicate<QueueDefinition> which, Heads heads) {
        List<QueueDetails> queues = vhost.queues().stream().filter(queue -> which.test(queue.definition())).map(queue -> queue.details(heads)).toList();
        return new VhostDetails(vhost.name, context.now, stats(vhost), queues);
    }

    private MessageStats stats(VirtualHost vhost) {
        return context.connections.stream().filter(connection -> connection.vhost == vhost).flatMap(connection -> connection.openChannels().stream())
                .filter(channel -> !channel.failed).map(ChannelState::stats).reduce(vhost.statsOfClosedChannels(), MessageStats::plus);
    }
}
