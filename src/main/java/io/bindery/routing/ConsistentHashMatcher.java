package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.RouteTrace.Explanation;
import java.util.ArrayList;
import java.util.List;

/**
 * x-consistent-hash (RabbitMQ's plug-in): each binding owns as many buckets as its key says, and the hash of the routing
 * key (or of a header or property, by the exchange's arguments) picks one bucket by jump consistent hashing.
 */
final class ConsistentHashMatcher extends ExchangeMatcher {

    static final String HASH_HEADER = "hash-header";
    static final String HASH_PROPERTY = "hash-property";

    private final String header;
    private final String property;
    private final List<Edge> buckets = new ArrayList<>();

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
        for (int i = weight(edge.binding().key()); i > 0; i--) {
            buckets.add(edge);
        }
    }

    @Override void remove(Edge edge) {
        buckets.removeIf(bucket -> bucket == edge);
    }

    @Override boolean keyDecides() {
        return header == null && property == null;
    }

    @Override boolean matchesEachKey() {
        return false;
    }

    @Override void match(String key, RoutingInput input, EdgeSink sink) {
        if (!buckets.isEmpty()) {
            sink.matched(buckets.get(jump(spread(hashed(key, input)), buckets.size())));
        }
    }

    @Override Explanation explain(Binding binding, String key, RoutingInput input) {
        boolean chosen = !buckets.isEmpty()
                && buckets.get(jump(spread(hashed(key, input)), buckets.size())).binding().equals(binding);
        String what = header != null ? "the header " + header : property != null ? "the property " + property : "the routing key";
        return new Explanation("The hash of " + what + (chosen ? " falls on this binding." : " falls on another binding."),
                List.of(), chosen ? 0 : 1);
    }

    private String hashed(String key, RoutingInput input) {
        if (header != null) {
            return input.properties().headersOrEmpty().get(header).map(ConsistentHashMatcher::text).orElse("");
        }
        return property == null ? key : textOf(input.properties());
    }

    private static String text(FieldValue value) {
        return value instanceof FieldValue.Text text ? text.value() : ValueText.of(value);
    }

    private String textOf(Properties properties) {
        String value = switch (property) {
            case "correlation_id" -> properties.correlationId();
            case "message_id" -> properties.messageId();
            case "timestamp" -> properties.timestamp() == null ? null : properties.timestamp().toString();
            default -> null;
        };
        return value == null ? "" : value;
    }

    private static long spread(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xFF51AFD7ED558CCDL;
        return hash ^ hash >>> 33;
    }

    /** Lamping and Veach, «A Fast, Minimal Memory, Consistent Hash Algorithm» (2014). */
    private static int jump(long key, int bucketCount) {
        long state = key;
        long bucket = -1;
        long candidate = 0;
        while (candidate < bucketCount) {
            bucket = candidate;
            state = state * 2862933555777941757L + 1;
            candidate = (long) ((bucket + 1) * (double) (1L << 31) / ((state >>> 33) + 1));
        }
        return (int) bucket;
    }
}
