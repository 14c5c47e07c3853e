package io.bindery.engine;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.PolicyMatch;
import io.bindery.routing.ExchangeNode;

/** Brings a virtual host's exchanges and queues to what its policies say now, at once. */
final class PolicyChanges {

    private final EngineContext context;
    private final Shedding shedding;

    PolicyChanges(EngineContext context, Shedding shedding) {
        this.context = context;
        this.shedding = shedding;
    }

    void apply(VirtualHost vhost) {
        vhost.policies = Policies.of(context.settings, vhost.name);
        vhost.topology.exchanges().forEach(exchange -> vhost.applyPolicies(exchange));
        vhost.queues().forEach(queue -> apply(vhost, queue));
        context.topologyChanged();
    }

    /**
     * Limits count before overflow does, as in RabbitMQ: a classic queue that gets both a limit and reject-publish first
     * drops what is too many from its head.
     */
    private void apply(VirtualHost vhost, MessageQueue queue) {
        PolicyMatch match = vhost.policies.match(queue.definition());
        if (match.equals(queue.policies())) {
            return;
        }
        QueueSettings before = queue.settings();
        queue.apply(match);
        QueueSettings now = queue.settings();
        if (now.lazy() && !before.lazy()) {
            queue.ready().forEach(QueueEntry::makeBare);
        }
        if (!now.quorum() && now.overflow() != before.overflow()) {
            shedding.dropExcess(queue, now.withOverflow(before.overflow()));
        }
        if (now.quorum()) {
            shedding.dropExcessLastFirst(queue);
        } else {
            shedding.dropExcess(queue);
        }
        shedding.dropExpired(queue);
        if (now.quorum()) {
            queue.door.limitsChanged();
        }
    }
}
