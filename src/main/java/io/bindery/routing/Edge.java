package io.bindery.routing;

import io.bindery.model.Binding;

/** A binding with what it leads to: a queue, or an exchange. Exactly one of the two is set. */
public final class Edge {

    private final Binding binding;
    private final RouteTarget queue;
    private final ExchangeNode exchange;

    Edge(Binding binding, RouteTarget queue, ExchangeNode exchange) {
        this.binding = binding;
        this.queue = queue;
        this.exchange = exchange;
    }

    public Binding binding() {
        return binding;
    }

    /** The queue, or null when it leads to an exchange. */
    public RouteTarget queue() {
        return queue;
    }

    /** The exchange, or null when it leads to a queue. */
    public ExchangeNode exchange() {
        return exchange;
    }
}
