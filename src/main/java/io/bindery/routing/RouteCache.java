package io.bindery.routing;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Remembers the routes of (exchange, key) pairs until the topology changes. One owner thread. */
public final class RouteCache {

    /** Enough for the keys of a busy desk, some ten megabytes; beyond it all are forgotten and learnt anew. */
    private static final int LIMIT = 20_000;

    private final Topology topology;
    private final Map<ExchangeNode, Map<String, Route>> routes = new IdentityHashMap<>();
    private int remembered;
    private long revision = -1;

    public RouteCache(Topology topology) {
        this.topology = topology;
    }

    /**
     * The route of a message without CC and BCC.
     *
     * @param input read only when the key alone does not decide
     */
    public Route route(ExchangeNode exchange, String key, RoutingInput input) {
        if (revision != topology.revision()) {
            forget();
            revision = topology.revision();
        }
        Map<String, Route> known = routes.get(exchange);
        Route route = known == null ? null : known.get(key);
        return route != null ? route : find(exchange, key, input);
    }

    /** The route of a message with further keys, never remembered. */
    public Route route(ExchangeNode exchange, List<String> keys, RoutingInput input) {
        Route.Recorder recorder = new Route.Recorder();
        Router.route(topology, exchange, keys, input, recorder);
        return recorder.route();
    }

    /** How many routes are remembered, never more than a fixed bound. */
    int size() {
        return remembered;
    }

    private Route find(ExchangeNode exchange, String key, RoutingInput input) {
        Route.Recorder recorder = new Route.Recorder();
        boolean keyDecides = Router.route(topology, exchange, List.of(key), input, recorder);
        Route route = recorder.route();
        if (keyDecides) {
            if (remembered == LIMIT) {
                forget();
            }
            routes.computeIfAbsent(exchange, its -> new HashMap<>()).put(key, route);
            remembered++;
        }
        return route;
    }

    private void forget() {
        routes.clear();
        remembered = 0;
    }
}
