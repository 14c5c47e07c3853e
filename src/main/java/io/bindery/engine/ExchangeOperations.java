package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.ExchangeDefinition;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Declares and deletes exchanges and bindings, for clients and for the window alike. Each answers the log position at
 * which it is on disk, 0 when nothing durable changed.
 */
final class ExchangeOperations {

    private final EngineContext context;

    ExchangeOperations(EngineContext context) {
        this.context = context;
    }

    long declare(VirtualHost vhost, ExchangeDefinition asked, Rights rights) {
        if (!Topology.knowsType(asked.type())) {
            throw UnknownType.refusal(asked.type());
        }
        ExchangeDefinition definition = new ExchangeDefinition(asked.vhost(), ChannelNames.withoutLineEnds(asked.name()),
                asked.type(), asked.flags(), asked.arguments());
        refuseDefault(definition.name());
        rights.configureExchange(definition.name());
        ExchangeNode known = vhost.exchange(definition.name());
        if (known != null) {
            Equivalence.check(known.definition(), definition);
            return 0;
        }
        ChannelNames.refuseReserved("exchange", definition.name());
        ExchangeRules.checkAlternate(definition);
        definition.alternateExchange().ifPresent(alternate -> {
            rights.readExchange(definition.name());
            rights.writeExchange(alternate);
        });
        ExchangeRules.checkNew(definition);
        vhost.add(definition);
        context.topologyChanged();
        return definition.durable() ? context.log.exchangeDeclared(definition) : 0;
    }

    long delete(VirtualHost vhost, String exchange, boolean ifUnused, Rights rights) {
        String name = ChannelNames.withoutLineEnds(exchange);
        refuseDefault(name);
        if (name.startsWith("amq.")) {
            throw Refusal.accessRefused("deletion of system " + Refusal.exchange(vhost.name, name) + " not allowed");
        }
        rights.configureExchange(name);
        ExchangeNode node = vhost.exchange(name);
        if (node == null) {
            return 0;
        }
        if (ifUnused && !node.edges().isEmpty()) {
            throw Refusal.precondition(Refusal.exchange(vhost.name, name) + " in use");
        }
        return remove(vhost, node);
    }

    /** @param asker null for the window */
    long bind(VirtualHost vhost, Binding asked, ConnectionState asker) {
        Binding binding = checked(vhost, asked, asker == null ? Rights.ALL : asker.rights);
        ExchangeNode source = vhost.exchangeOrRefuse(binding.exchange());
        if (binding.kind() == DestinationKind.EXCHANGE) {
            vhost.exchangeOrRefuse(binding.destination());
        } else {
            vhost.queueOrRefuse(binding.destination());
        }
        ExchangeRules.checkBinding(source.definition().type(), binding);
        refuseStranger(vhost, binding, asker);
        if (!vhost.topology.bind(binding)) {
            return 0;
        }
        context.topologyChanged();
        return isDurable(vhost, binding) ? context.log.bound(binding) : 0;
    }

    /** A binding that isn't there is no mistake. */
    long unbind(VirtualHost vhost, Binding asked, ConnectionState asker) {
        Binding binding = checked(vhost, asked, asker == null ? Rights.ALL : asker.rights);
        if (!vhost.topology.has(binding)) {
            return 0;
        }
        refuseStranger(vhost, binding, asker);
        boolean durable = isDurable(vhost, binding);
        vhost.topology.unbind(binding);
        context.topologyChanged();
        long position = durable ? context.log.unbound(binding) : 0;
        return Math.max(position, autoDeleteSources(vhost, List.of(binding)));
    }

    /** Auto-delete exchanges go when the last binding they route by has gone. */
    long autoDeleteSources(VirtualHost vhost, List<Binding> gone) {
        Set<String> sources = new LinkedHashSet<>();
        gone.forEach(binding -> sources.add(binding.exchange()));
        long position = 0;
        for (String name : sources) {
            ExchangeNode source = vhost.exchange(name);
            if (source != null && source.definition().autoDelete() && source.edges().isEmpty()) {
                position = Math.max(position, remove(vhost, source));
            }
        }
        return position;
    }

    static void refuseDefault(String exchange) {
        if (exchange.isEmpty()) {
            throw Refusal.accessRefused("operation not permitted on the default exchange");
        }
    }

    private long remove(VirtualHost vhost, ExchangeNode node) {
        List<Binding> bindings = vhost.topology.removeExchange(node.name());
        context.topologyChanged();
        long position = node.definition().durable() ? context.log.exchangeDeleted(vhost.name, node.name()) : 0;
        return Math.max(position, autoDeleteSources(vhost, bindings));
    }

    /** Names as they count, and whether the asker may: write where it leads to, read where it comes from. */
    private static Binding checked(VirtualHost vhost, Binding asked, Rights rights) {
        Binding binding = new Binding(asked.vhost(), ChannelNames.withoutLineEnds(asked.exchange()), asked.kind(),
                ChannelNames.withoutLineEnds(asked.destination()), asked.key(), asked.arguments());
        if (binding.kind() == DestinationKind.EXCHANGE) {
            rights.writeExchange(binding.destination());
            refuseDefault(binding.destination());
        } else {
            rights.writeQueue(binding.destination());
        }
        refuseDefault(binding.exchange());
        rights.readExchange(binding.exchange());
        ExchangeNode source = vhost.exchange(binding.exchange());
        if (source != null) {
            rights.readTopic(source, binding.key());
        }
        return binding;
    }

    private static void refuseStranger(VirtualHost vhost, Binding binding, ConnectionState asker) {
        if (binding.kind() == DestinationKind.QUEUE) {
            vhost.queueOrRefuse(binding.destination()).refuseStranger(asker);
        }
    }

    private static boolean isDurable(VirtualHost vhost, Binding binding) {
        boolean destination = binding.kind() == DestinationKind.EXCHANGE
                ? vhost.exchange(binding.destination()).definition().durable()
                : vhost.queue(binding.destination()).definition().durable();
        return destination && vhost.exchange(binding.exchange()).definition().durable();
    }
}
