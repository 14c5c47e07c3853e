package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.ExchangeType;
import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Bindings that do nothing, or not what they look like. */
final class BindingRules {

    /** Between two ends with more bindings than this only the patterns that take everything are compared with the rest. */
    private static final int COMPARED = 64;

    private record Ends(String exchange, Binding.DestinationKind kind, String destination) { }

    private BindingRules() { }

    static void check(Linter linter, List<Problem> problems) {
        Map<Ends, List<Binding>> byEnds = new LinkedHashMap<>();
        for (Binding binding : linter.vhost().bindings()) {
            String type = linter.typeOfSource(binding);
            if (!type.isEmpty()) {
                byEnds.computeIfAbsent(new Ends(binding.exchange(), binding.kind(), binding.destination()), ends -> new ArrayList<>()).add(binding);
                wildcards(type, binding, problems);
            }
        }
        byEnds.values().forEach(bindings -> withoutEffect(linter.typeOfSource(bindings.get(0)), bindings, problems));
    }

    private static void wildcards(String type, Binding binding, List<Problem> problems) {
        String key = binding.key();
        boolean asWord = List.of(Words.of(key)).contains("*") || List.of(Words.of(key)).contains("#");
        if (type.equals(ExchangeType.DIRECT) && asWord) {
            problems.add(Problem.at(new Place.OfBinding(binding), Rule.WILDCARD_ON_DIRECT,
                    "«" + key + "» on " + binding.exchange() + " takes that very key and no other",
                    "A direct exchange compares keys as they are; * and # mean something on a topic exchange only."));
        } else if (type.equals(ExchangeType.TOPIC)) {
            for (String word : Words.of(key)) {
                if (word.length() > 1 && (word.indexOf('*') >= 0 || word.indexOf('#') >= 0)) {
                    problems.add(Problem.at(new Place.OfBinding(binding), Rule.WILDCARD_INSIDE_WORD,
                            "In «" + key + "» the word «" + word + "» takes that very word and no other",
                            "* and # stand for words only where they are a whole word between dots."));
                }
            }
        }
    }

    private static void withoutEffect(String type, List<Binding> bindings, List<Problem> problems) {
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            for (int j = 0; j < bindings.size(); j++) {
                Binding other = bindings.get(j);
                if (i != j && (bindings.size() <= COMPARED || other.key().equals("#") || other.key().equals(binding.key()))) {
                    Rule rule = broken(type, binding, other, j < i);
                    if (rule != null) {
                        problems.add(report(rule, type, binding, other));
                        break;
                    }
                }
            }
        }
    }

    /** @param earlier whether the other was there first: of two that are alike the later one is reported */
    private static Rule broken(String type, Binding binding, Binding other, boolean earlier) {
        boolean alike = switch (type) {
            case ExchangeType.FANOUT, ExchangeType.CONSISTENT_HASH -> true;
            case ExchangeType.DIRECT, ExchangeType.TOPIC -> binding.key().equals(other.key());
            case ExchangeType.HEADERS -> HeadersRule.of(binding.arguments()).equals(HeadersRule.of(other.arguments()));
            default -> false;
        };
        if (alike) {
            return earlier ? Rule.DUPLICATE_BINDING : null;
        }
        return type.equals(ExchangeType.TOPIC) && hasWildcard(other.key()) && Solver.covers(other.key(), binding.key())
                && (earlier || !Solver.covers(binding.key(), other.key())) ? Rule.SHADOWED_BINDING : null;
    }

    private static boolean hasWildcard(String pattern) {
        return pattern.indexOf('#') >= 0 || pattern.indexOf('*') >= 0;
    }

    private static Problem report(Rule rule, String type, Binding binding, Binding other) {
        String what = binding.exchange() + " → " + binding.destination();
        Problem problem = rule == Rule.SHADOWED_BINDING
                ? Problem.at(new Place.OfBinding(binding), rule,
                        "«" + binding.key() + "» of " + what + " takes nothing that «" + other.key() + "» does not take already",
                        "Both lead to the same place, and a queue gets one copy however many bindings match.")
                : Problem.at(new Place.OfBinding(binding), rule, "A second binding " + what + " changes nothing", whyAlike(type));
        return problem.fixedBy("Remove it", new BrokerCommand.Unbind(binding));
    }

    private static String whyAlike(String type) {
        return Objects.requireNonNullElse(Map.of(
                ExchangeType.FANOUT, "A fanout exchange does not look at binding keys.",
                ExchangeType.CONSISTENT_HASH, "Buckets belong to the destination: another binding to it brings none.",
                ExchangeType.HEADERS, "They differ in what a headers exchange does not look at.").get(type),
                "They differ in arguments, which such an exchange does not look at.");
    }
}
