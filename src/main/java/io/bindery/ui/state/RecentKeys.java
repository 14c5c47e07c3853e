package io.bindery.ui.state;

import io.bindery.model.Activity;
import io.bindery.model.Binding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which routing keys each exchange saw in the last minute, and how often; the oldest go when there are too many. */
public final class RecentKeys {

    private static final long KEPT_MILLIS = 60_000;
    private static final int MOST_KEPT = 50_000;

    private final Deque<Sighting> sightings = new ArrayDeque<>();
    private final Map<Place, Integer> counts = new HashMap<>();

    /** A key and how many messages had it. */
    public record Seen(String routingKey, int count) { }

    /** Counts a routed message at the exchange it came to and at each it was passed on to. */
    public void note(Activity.Routed routed) {
        add(new Sighting(routed.atMillis(), new Place(routed.vhost(), routed.exchange(), routed.routingKey())));
        routed.hops().stream().filter(hop -> hop.kind() == Binding.DestinationKind.EXCHANGE).map(Activity.Hop::to).distinct()
                .forEach(exchange -> add(new Sighting(routed.atMillis(), new Place(routed.vhost(), exchange, routed.routingKey()))));
    }

    /** The keys seen at an exchange, the most frequent first. */
    public List<Seen> at(String vhost, String exchange, long nowMillis) {
        forgetBefore(nowMillis - KEPT_MILLIS);
        List<Seen> seen = new ArrayList<>();
        counts.forEach((place, count) -> {
            if (place.vhost.equals(vhost) && place.exchange.equals(exchange)) {
                seen.add(new Seen(place.routingKey, count));
            }
        });
        seen.sort(Comparator.comparingInt(Seen::count).reversed().thenComparing(Seen::routingKey));
        return seen;
    }

    private void add(Sighting sighting) {
        sightings.addLast(sighting);
        counts.merge(sighting.place, 1, Integer::sum);
        if (sightings.size() > MOST_KEPT) {
            forgetOldest();
        }
    }

    private void forgetBefore(long millis) {
        while (!sightings.isEmpty() && sightings.peekFirst().atMillis < millis) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        counts.computeIfPresent(sightings.removeFirst().place, (place, count) -> count == 1 ? null : count - 1);
    }

    private record Place(String vhost, String exchange, String routingKey) { }

    private record Sighting(long atMillis, Place place) { }
}
