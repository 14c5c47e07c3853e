package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.ReplyCode;
import io.bindery.model.Setting;
import io.bindery.model.VhostDefinition;
import io.bindery.routing.ExchangeNode;
import java.util.List;

/** Makes and deletes virtual hosts. */
final class VhostOperations {

    private final EngineContext context;
    private final QueueOperations queues;
    private final ExchangeOperations exchanges;
    private final Sessions sessions;

    VhostOperations(EngineContext context, ExchangeOperations exchanges, QueueOperations queues, Sessions sessions) {
        this.context = context;
        this.exchanges = exchanges;
        this.queues = queues;
        this.sessions = sessions;
    }

    VirtualHost existing(String name) {
        VirtualHost vhost = context.vhosts.get(name);
        if (vhost == null) {
            throw new AmqpException(ReplyCode.NOT_FOUND, "no vhost '" + name + "'");
        }
        return vhost;
    }

    /** One that is there gets the new description. */
    long create(VhostDefinition definition) {
        if (definition.name().isEmpty()) {
            throw AmqpException.inItsOwnWords("a virtual host needs a name");
        }
        long position = context.set(definition);
        VirtualHost known = context.vhosts.get(definition.name());
        if (known != null) {
            known.definition = definition;
        } else {
            context.vhosts.put(definition.name(), new VirtualHost(definition, Policies.of(context.settings, definition.name())));
        }
        context.topologyChanged();
        return position;
    }

    /** Queues go first, and their consumers hear of it; then who is connected is told to go. */
    long delete(String name) {
        VirtualHost vhost = existing(name);
        long position = 0;
        for (MessageQueue queue : List.copyOf(vhost.queues())) {
            if (!queue.isDeleted()) {
                position = Math.max(position, queues.delete(queue));
            }
        }
        for (Binding binding : vhost.topology.bindings()) {
            position = Math.max(position, exchanges.unbind(vhost, binding, null));
        }
        for (ExchangeNode exchange : vhost.topology.exchanges()) {
            if (exchange.definition().durable() && !exchange.name().startsWith("amq.") && !exchange.definition().isDefault()) {
                position = Math.max(position, context.log.exchangeDeleted(name, exchange.name()));
            }
        }
        for (Setting setting : context.settings.all()) {
            if (setting.key().vhost().equals(name)) {
                position = Math.max(position, context.clear(setting.key()));
            }
        }
        context.vhosts.remove(name);
        context.topologyChanged();
        sessions.close(connection -> connection.vhost == vhost, "vhost '" + name + "' is deleted");
        return position;
    }
}
