package io.bindery.model;

import io.bindery.model.EffectiveValue.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The policies in force for one queue or exchange, and what they make of its arguments, key by key as RabbitMQ 3.10 does. */
public record PolicyMatch(Optional<Policy> policy, Optional<Policy> operatorPolicy) {

    public static final PolicyMatch NONE = new PolicyMatch(Optional.empty(), Optional.empty());

    /** Of two values the smaller one counts: between policy and operator's policy, and between policy and argument. */
    private static final Set<String> LIMITS = Set.of("message-ttl", "expires", "max-length", "max-length-bytes",
            "max-in-memory-length", "max-in-memory-bytes", "delivery-limit");
    private static final Set<String> OF_QUEUES = Set.of("message-ttl", "expires", "max-length", "max-length-bytes", "overflow",
            "dead-letter-exchange", "dead-letter-routing-key", "queue-mode", "queue-version");
    private static final Set<String> OF_QUORUM_QUEUES = Set.of("message-ttl", "expires", "max-length", "max-length-bytes", "overflow",
            "dead-letter-exchange", "dead-letter-routing-key", "dead-letter-strategy", "max-in-memory-length",
            "max-in-memory-bytes", "delivery-limit");
    /** A quorum queue takes these from the policy even where it has an argument; everyone else the argument. */
    private static final Set<String> POLICY_FIRST_IN_QUORUM = Set.of("overflow", "expires");

    public boolean isNone() {
        return policy.isEmpty() && operatorPolicy.isEmpty();
    }

    /** Both policies as one, keys in the order of the alphabet: what RabbitMQ calls the effective policy definition. */
    public FieldTable definition() {
        FieldTable merged = FieldTable.EMPTY;
        for (var entry : values().entrySet()) {
            merged = merged.with(entry.getKey(), entry.getValue().value());
        }
        return merged;
    }

    /** The queue as if everything in force had been declared with it. */
    public QueueDefinition effective(QueueDefinition queue) {
        return isNone() ? queue : new QueueDefinition(queue.vhost(), queue.name(), queue.flags(), table(queue.arguments(), values(queue)));
    }

    /** The exchange as if everything in force had been declared with it. */
    public ExchangeDefinition effective(ExchangeDefinition exchange) {
        return isNone() ? exchange : new ExchangeDefinition(exchange.vhost(), exchange.name(), exchange.type(), exchange.flags(),
                table(exchange.arguments(), values(exchange)));
    }

    /** What is in force for a queue: its own arguments in their order, then what only a policy says. */
    public List<EffectiveValue> values(QueueDefinition queue) {
        boolean quorum = queue.arguments().text(QueueDefinition.QUEUE_TYPE).filter("quorum"::equals).isPresent();
        return values(queue.arguments(), "x-", quorum ? OF_QUORUM_QUEUES : OF_QUEUES, quorum);
    }

    /** Likewise for an exchange, whose alternate may come from a policy. */
    public List<EffectiveValue> values(ExchangeDefinition exchange) {
        return values(exchange.arguments(), "", Set.of(ExchangeDefinition.ALTERNATE_EXCHANGE), false);
    }

    private List<EffectiveValue> values(FieldTable arguments, String prefix, Set<String> keys, boolean quorum) {
        TreeMap<String, EffectiveValue> byPolicy = values();
        byPolicy.keySet().retainAll(keys);
        List<EffectiveValue> all = new ArrayList<>();
        arguments.entries().forEach((argument, value) -> {
            EffectiveValue own = new EffectiveValue(argument, value, Source.ARGUMENT, "");
            String key = argument.startsWith(prefix) ? argument.substring(prefix.length()) : "";
            EffectiveValue said = byPolicy.remove(key);
            boolean policyFirst = said != null && isBeforeArgument(key, said.value(), value, quorum);
            all.add(policyFirst ? named(argument, said) : own);
        });
        byPolicy.forEach((key, said) -> all.add(named(prefix + key, said)));
        return List.copyOf(all);
    }

    private static boolean isBeforeArgument(String key, FieldValue policys, FieldValue arguments, boolean quorum) {
        return quorum && POLICY_FIRST_IN_QUORUM.contains(key) || LIMITS.contains(key) && less(policys, arguments);
    }

    private TreeMap<String, EffectiveValue> values() {
        TreeMap<String, EffectiveValue> values = new TreeMap<>();
        policy.ifPresent(it -> it.definition().entries().forEach((key, value) ->
                values.put(key, new EffectiveValue(key, value, Source.POLICY, it.name()))));
        operatorPolicy.ifPresent(it -> it.definition().entries().forEach((key, value) ->
                values.merge(key, new EffectiveValue(key, value, Source.OPERATOR_POLICY, it.name()),
                        (user, operator) -> less(operator.value(), user.value()) ? operator : user)));
        return values;
    }

    private static EffectiveValue named(String argument, EffectiveValue said) {
        return new EffectiveValue(argument, said.value(), said.source(), said.policy());
    }

    private static boolean less(FieldValue one, FieldValue other) {
        OptionalLong a = FieldTable.integer(one);
        OptionalLong b = FieldTable.integer(other);
        return a.isPresent() && b.isPresent() && a.getAsLong() < b.getAsLong();
    }

    private static FieldTable table(FieldTable own, List<EffectiveValue> values) {
        FieldTable table = own;
        for (EffectiveValue value : values) {
            table = table.with(value.argument(), value.value());
        }
        return table;
    }
}
