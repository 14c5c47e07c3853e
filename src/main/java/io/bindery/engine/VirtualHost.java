package io.bindery.engine;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.MessageStats;
import io.bindery.model.PolicyMatch;
import io.bindery.model.VhostDefinition;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.RouteCache;
import io.bindery.routing.Topology;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** A name space of exchanges and queues, with the exchanges that every one has. */
final class VirtualHost {

    final String name;
    final Topology topology = new Topology();
    final RouteCache routes = new RouteCache(topology);
    VhostDefinition definition;
    Policies policies;
    private MessageStats statsOfClosedChannels = MessageStats.NONE;
    private final Map<String, MessageQueue> queues = new LinkedHashMap<>();

    VirtualHost(VhostDefinition definition, Policies policies) {
        this.name = definition.name();
        this.definition = definition;
        this.policies = policies;
        builtIn("", ExchangeType.DIRECT, false);
        builtIn("amq.direct", ExchangeType.DIRECT, false);
        builtIn("amq.fanout", ExchangeType.FANOUT, false);
        builtIn("amq.headers", ExchangeType.HEADERS, false);
        builtIn("amq.match", ExchangeType.HEADERS, false);
        builtIn("amq.rabbitmq.trace", ExchangeType.TOPIC, true);
        builtIn("amq.topic", ExchangeType.TOPIC, false);
    }

    /** Null when there is none of that name. */
    ExchangeNode exchange(String exchange) {
        return topology.exchange(exchange);
    }

    ExchangeNode exchangeOrRefuse(String exchange) {
        ExchangeNode node = topology.exchange(exchange);
        if (node == null) {
            throw Refusal.noExchange(name, exchange);
        }
        return node;
    }

    void add(ExchangeDefinition definition) {
        ExchangeNode exchange = topology.declareExchange(definition);
        ExchangeState.on(exchange);
        applyPolicies(exchange);
    }

    /** The alternate exchange in force is the router's to know. */
    void applyPolicies(ExchangeNode exchange) {
        ExchangeState state = ExchangeState.of(exchange);
        PolicyMatch match = policies.match(exchange.definition());
        if (!match.equals(state.policies())) {
            state.apply(match);
            topology.setAlternate(exchange.name(), match.effective(exchange.definition()).alternateExchange().orElse(null));
        }
    }

    /** Null when there is none of that name. */
    MessageQueue queue(String queue) {
        return queues.get(queue);
    }

    MessageQueue queueOrRefuse(String queue) {
        MessageQueue found = queues.get(queue);
        if (found == null) {
            throw Refusal.noQueue(name, queue);
        }
        return found;
    }

    /** The queue, for one who may use it: an exclusive one is its owner's alone. */
    MessageQueue queueFor(ConnectionState user, String queue) {
        MessageQueue found = queueOrRefuse(queue);
        found.refuseStranger(user);
        return found;
    }

    Collection<MessageQueue> queues() {
        return queues.values();
    }

    void add(MessageQueue queue) {
        queues.put(queue.name(), queue);
        topology.addQueue(queue);
    }

    /** The queue alone; its bindings are taken away by {@link Topology#removeQueue}. */
    void forget(MessageQueue queue) {
        queues.remove(queue.name());
    }

    /** A channel of it has ended, or a person did something. */
    void keeps(MessageStats stats) {
        statsOfClosedChannels = statsOfClosedChannels.plus(stats);
    }

    MessageStats statsOfClosedChannels() {
        return statsOfClosedChannels;
    }

    private void builtIn(String exchange, String type, boolean internal) {
        EnumSet<ExchangeFlag> flags = EnumSet.of(ExchangeFlag.DURABLE);
        if (internal) {
            flags.add(ExchangeFlag.INTERNAL);
        }
        add(new ExchangeDefinition(name, exchange, type, flags, FieldTable.EMPTY));
    }
}
