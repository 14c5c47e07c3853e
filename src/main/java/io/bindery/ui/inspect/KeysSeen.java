package io.bindery.ui.inspect;

import io.bindery.model.Activity;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which routing keys came to an exchange in the last minute, and how often. Bounded: a flood shortens the memory. */
final class KeysSeen {

    private static final long MINUTE = 60_000;
    private static final int REMEMBERED = 20_000;

    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    void saw(Activity.Routed routed) {
        seen.addLast(new Seen(routed.atMillis(), routed.exchange(), routed.routingKey()));
        counts.computeIfAbsent(routed.exchange(), exchange -> new HashMap<>()).merge(routed.routingKey(), 1, Integer::sum);
        if (seen.size() > REMEMBERED) {
            forget(seen.removeFirst());
        }
    }

    /** The most frequent first. */
    List<Pair> of(String exchange, long nowMillis, int limit) {
        while (!seen.isEmpty() && seen.peekFirst().atMillis < nowMillis - MINUTE) {
            forget(seen.removeFirst());
        }
        return counts.getOrDefault(exchange, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(limit).map(entry -> new Pair(entry.getKey(), io.bindery.ui.state.Figures.count(entry.getValue()))).toList();
    }

    private void forget(Seen old) {
        Map<String, Integer> ofExchange = counts.get(old.exchange);
        ofExchange.computeIfPresent(old.key, (key, count) -> count == 1 ? null : count - 1);
        if (ofExchange.isEmpty()) {
            counts.remove(old.exchange);
        }
    }

    private record Seen(long atMillis, String exchange, String key) { }
}
