package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The exchanges, queues and bindings of one virtual host, indexed for routing. One owner thread. */
public final class Topology {

    private final Map<String, ExchangeNode> exchanges = new LinkedHashMap<>();
    private final Map<String, RouteTarget> queues = new HashMap<>();
    private final Map<String, Set<Binding>> bindingsOfQueue = new HashMap<>();
    private final Map<String, Set<Binding>> bindingsOfExchange = new HashMap<>();
    private long revision;
    private long walk;

    /** Grows with every change: remembered routes of another revision are stale. */
    public long revision() {
        return revision;
    }

    /** @throws IllegalArgumentException for a type that {@link #knowsType} refuses */
    public ExchangeNode declareExchange(ExchangeDefinition definition) {
        ExchangeMatcher matcher = ExchangeMatcher.of(definition)
                .orElseThrow(() -> new IllegalArgumentException("unknown exchange type '" + definition.type() + "'"));
        ExchangeNode node = new ExchangeNode(definition, matcher);
        exchanges.put(definition.name(), node);
        revision++;
        return node;
    }

    public static boolean knowsType(String type) {
        return ExchangeMatcher.of(new ExchangeDefinition("/", "x", type, Set.of(), io.bindery.model.FieldTable.EMPTY)).isPresent();
    }

    public ExchangeNode exchange(String name) {
        return exchanges.get(name);
    }

    public Collection<ExchangeNode> exchanges() {
        return exchanges.values();
    }

    public RouteTarget queue(String name) {
        return queues.get(name);
    }

    public void addQueue(RouteTarget queue) {
        queues.put(queue.name(), queue);
        revision++;
    }

    /** Takes the queue and every binding to it away; returns those bindings. */
    public List<Binding> removeQueue(String name) {
        queues.remove(name);
        revision++;
        return removeAll(bindingsOfQueue.remove(name));
    }

    /** Takes the exchange and every binding from and to it away; returns those bindings. */
    public List<Binding> removeExchange(String name) {
        ExchangeNode node = exchanges.remove(name);
        revision++;
        List<Binding> removed = new ArrayList<>();
        if (node != null) {
            for (Edge edge : List.copyOf(node.edges())) {
                removed.add(edge.binding());
                forget(edge.binding());
            }
        }
        removed.addAll(removeAll(bindingsOfExchange.remove(name)));
        return removed;
    }

    /** The alternate exchange in force for an exchange: its own argument, or what a policy says; null for none. */
    public void setAlternate(String exchange, String alternate) {
        exchanges.get(exchange).setAlternate(alternate);
        revision++;
    }

    /** Binds existing ends; false when there is such a binding already. */
    public boolean bind(Binding binding) {
        boolean toQueue = binding.kind() == Binding.DestinationKind.QUEUE;
        Edge edge = new Edge(binding, toQueue ? queues.get(binding.destination()) : null,
                toQueue ? null : exchanges.get(binding.destination()));
        if (!exchanges.get(binding.exchange()).add(edge)) {
            return false;
        }
        index(binding).computeIfAbsent(binding.destination(), name -> new LinkedHashSet<>()).add(binding);
        revision++;
        return true;
    }

    /** False when there was no such binding. */
    public boolean unbind(Binding binding) {
        ExchangeNode source = exchanges.get(binding.exchange());
        if (source == null || source.remove(binding) == null) {
            return false;
        }
        forget(binding);
        revision++;
        return true;
    }

    public boolean has(Binding binding) {
        ExchangeNode source = exchanges.get(binding.exchange());
        return source != null && source.has(binding);
    }

    public List<Binding> bindings() {
        List<Binding> all = new ArrayList<>();
        exchanges.values().forEach(exchange -> exchange.edges().forEach(edge -> all.add(edge.binding())));
        return all;
    }

    public Collection<Binding> bindingsOfQueue(String name) {
        return bindingsOfQueue.getOrDefault(name, Set.of());
    }

    public Collection<Binding> bindingsOfExchange(String name) {
        return bindingsOfExchange.getOrDefault(name, Set.of());
    }

    long newWalk() {
        return ++walk;
    }

    private List<Binding> removeAll(Set<Binding> bindings) {
        if (bindings == null) {
            return List.of();
        }
        List<Binding> removed = List.copyOf(bindings);
        for (Binding binding : removed) {
            ExchangeNode source = exchanges.get(binding.exchange());
            if (source != null) {
                source.remove(binding);
            }
        }
        return removed;
    }

    private void forget(Binding binding) {
        Set<Binding> known = index(binding).get(binding.destination());
        if (known != null && known.remove(binding) && known.isEmpty()) {
            index(binding).remove(binding.destination());
        }
    }

    private Map<String, Set<Binding>> index(Binding binding) {
        return binding.kind() == Binding.DestinationKind.QUEUE ? bindingsOfQueue : bindingsOfExchange;
    }
}
