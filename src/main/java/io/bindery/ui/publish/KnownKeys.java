package io.bindery.ui.publish;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routing keys worth offering for an exchange: those seen lately, then binding keys that are keys as they stand; for
 * the default exchange the names of the queues.
 */
final class KnownKeys {

    private static final int OFFERED = 8;

    private KnownKeys() { }

    /** Keys that continue what was typed, then those that contain it; never what is typed already. */
    static List<String> offers(List<String> seen, VhostSnapshot topology, String exchange, String typed) {
        Set<String> known = new LinkedHashSet<>(seen);
        bound(topology, exchange).forEach(known::add);
        known.remove(typed);
        known.remove("");
        return Stream.concat(known.stream().filter(key -> key.startsWith(typed)),
                known.stream().filter(key -> !key.startsWith(typed) && key.contains(typed))).limit(OFFERED).toList();
    }

    private static Stream<String> bound(VhostSnapshot topology, String exchange) {
        if (exchange.isEmpty()) {
            return topology.queues().stream().map(queue -> queue.definition().name());
        }
        boolean topic = topology.exchange(exchange).map(e -> e.definition().type().equals("topic")).orElse(false);
        return topology.bindings().stream().filter(binding -> binding.exchange().equals(exchange)).map(Binding::key)
                .filter(key -> !topic || Stream.of(key.split("\\.")).noneMatch(word -> word.equals("*") || word.equals("#")));
    }
}
