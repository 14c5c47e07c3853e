package io.bindery.engine;

import io.bindery.engine.MessageQueue.QueueWatch;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.VhostDefinition;
import io.bindery.routing.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what the log held when it was opened. The exchanges every virtual host has are there already. */
final class Recovery {

    private final EngineContext context;
    private final QueueWatch watch;
    private final Shedding shedding;
    private final Returning returning;
    /** What somebody held of quorum queues. */
    private final Map<MessageQueue, List<QueueEntry>> held = new LinkedHashMap<>();

    Recovery(EngineContext context, QueueWatch watch, Shedding shedding, Returning returning) {
        this.context = context;
        this.watch = watch;
        this.shedding = shedding;
        this.returning = returning;
    }

    /** @param now what has expired meanwhile leaves at this instant */
    void recover(RecoveredState state, long now) {
        context.now = now;
        context.settings.all(VhostDefinition.class).forEach(known -> vhost(known.name()));
        context.lastMessageId = state.lastMessageId();
        context.lastQueueId = state.lastQueueId();
        for (ExchangeDefinition exchange : state.exchanges()) {
            VirtualHost vhost = vhost(exchange.vhost());
            if (vhost.exchange(exchange.name()) == null && Topology.knowsType(exchange.type())) {
                vhost.add(exchange);
            }
        }
        state.queues().forEach(this::recover);
        state.bindings().forEach(this::recover);
        held.forEach(returning::takeBackRecovered);
        context.vhosts.values().forEach(vhost -> vhost.queues().forEach(shedding::shedAtStart));
    }

    private VirtualHost vhost(String name) {
        return context.vhosts.computeIfAbsent(name, this::found);
    }

    /** One whose own record was lost is made anew. */
    private VirtualHost found(String name) {
        VhostDefinition definition = context.settings.vhost(name).orElse(VhostDefinition.named(name));
        context.set(definition);
        return new VirtualHost(definition, Policies.of(context.settings, name));
    }

    private void recover(RecoveredState.Queue recovered) {
        VirtualHost vhost = vhost(recovered.definition().vhost());
        MessageQueue queue = new MessageQueue(context, vhost, recovered.queueId(), recovered.definition(), null, watch);
        if (queue.settings().quorum()) {
            recoverQuorum(queue, recovered);
        } else {
            queue.recover(recovered.gaps());
            for (RecoveredState.Entry each : recovered.entries()) {
                QueueEntry entry = entryOf(queue, each);
                queue.recover(entry);
                entry.makeBare();
                queue.addReady(entry);
            }
        }
        vhost.add(queue);
        queue.refreshExpiry();
    }

    private void recoverQuorum(MessageQueue queue, RecoveredState.Queue recovered) {
        QuorumRecovery recovery = new QuorumRecovery(queue, recovered.standings());
        for (RecoveredState.Entry each : recovered.entries()) {
            recovery.add(entryOf(queue, each));
        }
        held.put(queue, recovery.end());
    }

    private static QueueEntry entryOf(MessageQueue queue, RecoveredState.Entry recovered) {
        QueueEntry entry = new QueueEntry(recovered.messageId(), recovered.size(), recovered.position(), recovered.enqueuedAtMillis(),
                recovered.expiresAtMillis(), Math.min(recovered.priority(), queue.settings().maxPriority()));
        entry.redelivered = recovered.redelivered();
        return entry;
    }

    private void recover(Binding binding) {
        VirtualHost vhost = vhost(binding.vhost());
        boolean leadsSomewhere = binding.kind() == DestinationKind.QUEUE
                ? vhost.queue(binding.destination()) != null : vhost.exchange(binding.destination()) != null;
        if (leadsSomewhere && vhost.exchange(binding.exchange()) != null) {
            vhost.topology.bind(binding);
        }
    }
}
