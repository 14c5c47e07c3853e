package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** An exchange with its bindings, ready to route. The owner of its {@link Topology} may hang something of its own on it. */
public final class ExchangeNode {

    private final ExchangeDefinition definition;
    private final ExchangeMatcher matcher;
    private final Map<Binding, Edge> edges = new LinkedHashMap<>();
    private String alternate;
    private Object attachment;
    private long seenBy;

    ExchangeNode(ExchangeDefinition definition, ExchangeMatcher matcher) {
        this.definition = definition;
        this.matcher = matcher;
        this.alternate = definition.alternateExchange().orElse(null);
    }

    public ExchangeDefinition definition() {
        return definition;
    }

    public String name() {
        return definition.name();
    }

    /** Bindings with this exchange as their source, in the order they were made. */
    public Collection<Edge> edges() {
        return edges.values();
    }

    /** Name of the alternate exchange in force, or null. */
    public String alternate() {
        return alternate;
    }

    /** The owner's, for instance its counters. */
    public Object attachment() {
        return attachment;
    }

    public void attach(Object ownersOwn) {
        attachment = ownersOwn;
    }

    void setAlternate(String name) {
        alternate = name;
    }

    ExchangeMatcher matcher() {
        return matcher;
    }

    boolean add(Edge edge) {
        if (edges.putIfAbsent(edge.binding(), edge) != null) {
            return false;
        }
        matcher.add(edge);
        return true;
    }

    Edge remove(Binding binding) {
        Edge edge = edges.remove(binding);
        if (edge != null) {
            matcher.remove(edge);
        }
        return edge;
    }

    boolean has(Binding binding) {
        return edges.containsKey(binding);
    }

    /** Marks the exchange as seen by a walk; false when it was already. */
    boolean enter(long walk) {
        if (seenBy == walk) {
            return false;
        }
        seenBy = walk;
        return true;
    }
}
