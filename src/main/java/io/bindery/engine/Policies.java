package io.bindery.engine;

import io.bindery.model.NamePattern;
import io.bindery.model.Policy;
import io.bindery.model.Policy.ApplyTo;
import io.bindery.model.PolicyMatch;
import io.bindery.model.Settings;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A virtual host's policies, ready to say which of them is in force for a queue or an exchange. */
final class Policies {

    static final Policies NONE = new Policies(List.of(), List.of());

    /** A policy that says one of these is not for such a queue at all. */
    private static final Set<String> NOT_FOR_CLASSIC = Set.of("max-age", "stream-max-segment-size-bytes", "queue-leader-locator",
            "initial-cluster-size", "delivery-limit", "dead-letter-strategy");
    private static final Set<String> NOT_FOR_QUORUM = Set.of("max-priority", "queue-mode", "single-active-consumer", "ha-mode",
            "ha-params", "ha-sync-mode", "ha-promote-on-shutdown", "ha-promote-on-failure", "queue-master-locator", "max-age",
            "stream-max-segment-size-bytes", "initial-cluster-size");

    private record Rule(Policy policy, NamePattern pattern) { }

    private final List<Policy> all;
    private final List<Rule> users;
    private final List<Rule> operators;

    private Policies(List<Policy> users, List<Policy> operators) {
        this.all = java.util.stream.Stream.concat(users.stream(), operators.stream()).toList();
        this.users = ranked(users);
        this.operators = ranked(operators);
    }

    static Policies of(Settings settings, String vhost) {
        List<Policy> users = settings.policies(Policy.Kind.USER, vhost);
        List<Policy> operators = settings.policies(Policy.Kind.OPERATOR, vhost);
        return users.isEmpty() && operators.isEmpty() ? NONE : new Policies(users, operators);
    }

    /** In the order they were first set. */
    List<Policy> all() {
        return all;
    }

    PolicyMatch match(QueueDefinition queue) {
        if (this == NONE) {
            return PolicyMatch.NONE;
        }
        boolean quorum = queue.arguments().text(QueueDefinition.QUEUE_TYPE).filter("quorum"::equals).isPresent();
        Set<String> foreign = quorum ? NOT_FOR_QUORUM : NOT_FOR_CLASSIC;
        return match(queue.name(), ApplyTo.QUEUES, foreign);
    }

    PolicyMatch match(ExchangeDefinition exchange) {
        return this == NONE ? PolicyMatch.NONE : match(exchange.name(), ApplyTo.EXCHANGES, Set.of());
    }

    private PolicyMatch match(String name, ApplyTo kind, Set<String> foreign) {
        return new PolicyMatch(first(users, name, kind, foreign), first(operators, name, kind, foreign));
    }

    private static Optional<Policy> first(List<Rule> ranked, String name, ApplyTo kind, Set<String> foreign) {
        for (Rule rule : ranked) {
            boolean forSuch = rule.policy.applyTo() == ApplyTo.ALL || rule.policy.applyTo() == kind;
            if (forSuch && rule.policy.definition().entries().keySet().stream().noneMatch(foreign::contains) && rule.pattern.matches(name)) {
                return Optional.of(rule.policy);
            }
        }
        return Optional.empty();
    }

    private static List<Rule> ranked(List<Policy> policies) {
        return policies.stream().sorted(Comparator.comparing(Policy::priority).reversed())
                .map(policy -> new Rule(policy, NamePattern.of(policy.pattern()))).toList();
    }
}
