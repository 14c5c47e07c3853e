package io.bindery.engine;

import io.bindery.model.AdminCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.NamePattern;
import io.bindery.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a policy may say; what it may not is told in RabbitMQ's words. */
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

    private static final String LOCATOR = "queue-master-locator";
    private static final Set<String> OF_OPERATORS = Set.of("expires", "message-ttl", "max-length", "max-length-bytes",
            "max-in-memory-length", "max-in-memory-bytes", "delivery-limit");

    private PolicyCheck() { }

    /** One thing about each part, in this order. */
    static void check(AdminCommand.SetPolicy command) {
        Policy policy = command.policy();
        List<String> problems = new ArrayList<>();
        definition(policy).ifPresent(problems::add);
        command.unfit().get("apply-to").ifPresent(value -> problems.add(
                "apply-to '" + ErlangText.charactersOfJson(value) + "' unrecognised; should be 'queues', 'exchanges' or 'all'"));
        command.unfit().get("pattern").ifPresentOrElse(value -> add(problems, "pattern should be a binary but was ", value), () -> pattern(policy, problems));
        command.unfit().get("priority").ifPresent(value -> add(problems, "priority should be a number, actually was ", value));
        if (!problems.isEmpty()) {
            throw AmqpException.inItsOwnWords("Validation failed\n\n" + String.join("\n", problems) + "\n");
        }
    }

    private static void add(List<String> problems, String words, FieldValue value) {
        problems.add(words + ErlangText.ofJson(value, words));
    }

    private static void pattern(Policy policy, List<String> problems) {
        String words = "pattern should be regular expression but is invalid: ";
        NamePattern.flaw(policy.pattern()).ifPresent(flaw -> problems.add(words + flaw.printedBehind(words.length())));
    }

    /** The first mistake: those who know some of the keys look at them one after the other, and what is left none of them knows. */
    private static Optional<String> definition(Policy policy) {
        if (policy.definition().isEmpty()) {
            return Optional.of("no policy provided");
        }
        Map<String, FieldValue> left = new TreeMap<>(policy.definition().entries());
        boolean operators = policy.kind() == Policy.Kind.OPERATOR;
        Map<String, FieldValue> ofMirrors = taken(left, operators ? Set.of() : MirrorCheck.KEYS);
        Optional<String> first = operators ? Optional.empty() : Optional.ofNullable(left.remove(LOCATOR)).filter(value -> !(value instanceof FieldValue.Text text && QueueArguments.LOCATORS.contains(text.value())))
                .map(value -> ErlangText.ofJson(value) + " invalid queue-master-locator value");
        Map<String, FieldValue> ofQueues = taken(left, operators ? OF_OPERATORS : KEYS.keySet());
        return first.or(() -> ofQueues.entrySet().stream().filter(it -> !KEYS.get(it.getKey()).allowed.test(it.getValue())).findFirst()
                        .map(it -> ErlangText.ofJson(it.getValue()) + " is not a valid " + KEYS.get(it.getKey()).called))
                .or(() -> MirrorCheck.problem(ofMirrors))
                .or(() -> left.isEmpty() ? Optional.empty() : Optional.of(ErlangText.pairs(left) + " are not recognised policy settings"));
    }

    private static Map<String, FieldValue> taken(Map<String, FieldValue> from, Set<String> keys) {
        Map<String, FieldValue> taken = new TreeMap<>(from);
        taken.keySet().retainAll(keys);
        from.keySet().removeAll(taken.keySet());
        return taken;
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
