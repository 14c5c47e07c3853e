package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/**
 * x-consistent-hash (RabbitMQ's plug-in): each destination owns as many buckets as its binding key says, and the hash of
 * the routing key (or of a header or property, by the exchange's arguments) picks one bucket by jump consistent hashing.
 * As in RabbitMQ buckets belong to the destination: a second binding to it brings none, and the first to go takes all.
 */
final class ConsistentHashMatcher extends ExchangeMatcher {

    static final String HASH_HEADER = "hash-header";
    static final String HASH_PROPERTY = "hash-property";

    private record Share(Edge edge, int weight) { }

    private final String header;
    private final String property;
    private final List<Share> ring = new ArrayList<>();
    private long buckets;

    ConsistentHashMatcher(FieldTable arguments) {
        header = arguments.text(HASH_HEADER).orElse(null);
        property = arguments.text(HASH_PROPERTY).orElse(null);
    }

    /** The weight a binding key means, at least 1; RabbitMQ refuses keys that are no number. */
    static int weight(String key) {
        try {
            return Math.max(1, Integer.parseInt(key));
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }

    @Override void add(Edge edge) {
        if (share(edge) == null) {
            Share share = new Share(edge, weight(edge.binding().key()));
            ring.add(share);
            buckets += share.weight;
        }
    }

    @Override void remove(Edge edge) {
        Share share = share(edge);
        if (share != null) {
            ring.remove(share);
            buckets -= share.weight;
        }
    }

    private Share share(Edge edge) {
        for (Share share : ring) {
            if (share.edge.binding().kind() == edge.binding().kind()
                    && share.edge.binding().destination().equals(edge.binding().destination())) {
                return share;
            }
        }
        return null;
    }

    @Override boolean keyDecides() {
        return header == null && property == null;
    }

    @Override boolean matchesEachKey() {
        return false;
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        Edge chosen = chosen(key, input);
        if (chosen != null) {
            sink.matched(chosen);
        }
    }

    private Edge chosen(String key, RoutingInput input) {
        if (buckets == 0) {
            return null;
        }
        long bucket = buckets == 1 ? 0 : jump(hash(key, input), buckets);
        int at = 0;
        while (bucket >= ring.get(at).weight) {
            bucket -= ring.get(at++).weight;
        }
        return ring.get(at).edge;
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        Edge edge = chosen(key, input);
        boolean chosen = edge != null && edge.binding().equals(binding);
        return new Explanation("The hash of " + what() + (chosen ? " falls on this binding." : " falls on another binding."),
                List.of(), chosen ? 0 : 1);
    }

    @Override Explanation alone(Binding binding, String key, RoutingInput input) {
        return new Explanation("The hash of " + what() + " chooses among all bindings; this one gets its share.", List.of(), 0);
    }

    private String what() {
        return header != null ? "the header " + header : property != null ? "the property " + property : "the routing key";
    }

    private int hash(String key, RoutingInput input) {
        if (header != null) {
            FieldValue value = input.properties().headersOrEmpty().get(header).orElse(null);
            return value == null ? ErlangHash.ofNothing() : ErlangHash.of(value);
        }
        String text = property == null ? key : text(input.properties());
        return text == null ? ErlangHash.ofNothing() : ErlangHash.of(text);
    }

    private String text(Properties properties) {
        return switch (property) {
            case "correlation_id" -> properties.correlationId();
            case "message_id" -> properties.messageId();
            case "timestamp" -> properties.timestamp() == null ? null : properties.timestamp().toString();
            default -> null;
        };
    }

    /** Lamping and Veach, «A Fast, Minimal Memory, Consistent Hash Algorithm» (2014), with Erlang's generator. */
    private static long jump(int key, long count) {
        ErlangRandom random = new ErlangRandom(key);
        long bucket = -1;
        long candidate = 0;
        while (candidate < count) {
            bucket = candidate;
            candidate = (long) ((bucket + 1) / random.next());
        }
        return bucket;
    }
}
