package io.bindery.model;

import java.util.List;

/** A topology at rest: what a definitions file, a sample or a recovered store declares. */
public record Definitions(List<ExchangeDefinition> exchanges, List<QueueDefinition> queues, List<Binding> bindings) {
    public Definitions {
        exchanges = List.copyOf(exchanges);
        queues = List.copyOf(queues);
        bindings = List.copyOf(bindings);
    }
}
