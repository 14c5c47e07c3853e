package io.bindery.ui.canvas.graph;

import java.util.List;
import java.util.Set;

/**
 * Live connections that do the same, as one capsule.
 *
 * @param label «picker ×2»
 * @param connections ids of {@link io.bindery.model.BrokerSnapshot.ConnectionSnapshot}; 0 is this window
 * @param targets exchanges published to, or the queue consumed
 * @param messages unacked with a consumer, published so far by a publisher
 */
public record Client(FigureId id, String label, Set<Long> connections, List<FigureId> targets, long messages) {
    public Client {
        connections = Set.copyOf(connections);
        targets = List.copyOf(targets);
    }
}
