package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.NamePattern;
import io.bindery.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a policy may say; what it may not is told in RabbitMQ's words, known keys first. */
final class PolicyCheck {

    private record Key(String called, Predicate<FieldValue> allowed) { }

    private static final Predicate<FieldValue> TEXT = value -> value instanceof FieldValue.Text;

    private static final Map<String, Key> KEYS = Map.ofEntries(
            Map.entry("alternate-exchange", new Key("alternate exchange name", TEXT)),
            Map.entry("dead-letter-exchange", new Key("dead letter exchange name", TEXT)),
            Map.entry("dead-letter-routing-key", new Key("dead letter routing key", TEXT)),
            Map.entry("dead-letter-strategy", new Key("dead letter strategy", oneOf("at-most-once", "at-least-once"))),
            Map.entry("message-ttl", new Key("message TTL", atLeast(0))),
            Map.entry("expires", new Key("queue expiry", atLeast(1))),
            Map.entry("max-length", new Key("maximum length", atLeast(0))),
            Map.entry("max-length-bytes", new Key("maximum length in bytes", atLeast(0))),
            Map.entry("max-in-memory-length", new Key("maximum memory in bytes", atLeast(0))),
            Map.entry("max-in-memory-bytes", new Key("maximum memory in bytes", atLeast(0))),
            Map.entry("queue-mode", new Key("queue-mode value", oneOf("default", "lazy"))),
            Map.entry("queue-version", new Key("queue-version value", atLeast(1).and(atLeast(3).negate()))),
            Map.entry("overflow", new Key("overflow value", oneOf("drop-head", "reject-publish", "reject-publish-dlx"))),
            Map.entry("delivery-limit", new Key("delivery limit", atLeast(0))),
            Map.entry("max-age", new Key("max age", value -> value instanceof FieldValue.Text text && text.value().matches("0*[1-9][0-9]*[YMDhms]"))),
            Map.entry("queue-leader-locator", new Key("queue leader locator value", oneOf("client-local", "balanced", "random", "least-leaders"))),
            Map.entry("initial-cluster-size", new Key("cluster size", atLeast(0))),
            Map.entry("stream-max-segment-size-bytes", new Key("segment size", atLeast(0).and(atLeast(3_000_000_001L).negate()))));

    /** For mirrors, of which a broker that is alone has none. */
    private static final Set<String> OF_MIRRORS = Set.of("ha-mode", "ha-params", "ha-sync-mode", "ha-sync-batch-size",
            "ha-promote-on-shutdown", "ha-promote-on-failure", "queue-master-locator");
    private static final Set<String> OF_OPERATORS = Set.of("expires", "message-ttl", "max-length", "max-length-bytes",
            "max-in-memory-length", "max-in-memory-bytes", "delivery-limit");

    private static final int LONGEST_LINE = 78;

    private PolicyCheck() { }

    static void check(Policy policy) {
        List<String> problems = new ArrayList<>();
        definition(policy, problems);
        String words = "pattern should be regular expression but is invalid: ";
        NamePattern.flaw(policy.pattern()).ifPresent(flaw -> problems.add(words + flaw.printedBehind(words.length())));
        if (!problems.isEmpty()) {
            throw AmqpException.inItsOwnWords("Validation failed\n\n" + String.join("\n", problems) + "\n");
        }
    }

    private static void definition(Policy policy, List<String> problems) {
        FieldTable definition = policy.definition();
        if (definition.isEmpty()) {
            problems.add("no policy provided");
            return;
        }
        TreeMap<String, FieldValue> foreign = new TreeMap<>(definition.entries());
        for (var entry : new TreeMap<>(definition.entries()).entrySet()) {
            if (policy.kind() == Policy.Kind.OPERATOR ? OF_OPERATORS.contains(entry.getKey())
                    : KEYS.containsKey(entry.getKey()) || OF_MIRRORS.contains(entry.getKey())) {
                foreign.remove(entry.getKey());
                Key key = KEYS.get(entry.getKey());
                if (key != null && !key.allowed.test(entry.getValue())) {
                    problems.add(ErlangText.ofJson(entry.getValue()) + " is not a valid " + key.called);
                    return;
                }
            }
        }
        if (!foreign.isEmpty()) {
            problems.add(list(foreign) + " are not recognised policy settings");
        }
    }

    /** As Erlang prints it, from the beginning of a line: element by element where that grows too long. */
    private static String list(Map<String, FieldValue> settings) {
        List<String> all = settings.entrySet().stream()
                .map(it -> "{" + ErlangText.term(FieldValue.of(it.getKey())) + "," + ErlangText.ofJson(it.getValue()) + "}").toList();
        String line = "[" + String.join(",", all) + "]";
        return line.length() <= LONGEST_LINE ? line : "[" + String.join(",\n ", all) + "]";
    }

    private static Predicate<FieldValue> oneOf(String... texts) {
        return value -> value instanceof FieldValue.Text text && Set.of(texts).contains(text.value());
    }

    private static Predicate<FieldValue> atLeast(long least) {
        return value -> {
            OptionalLong number = FieldTable.integer(value);
            return number.isPresent() && number.getAsLong() >= least;
        };
    }
}
