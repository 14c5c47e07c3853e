package io.bindery.ui.inspect;

import io.bindery.model.EffectiveValue;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.PolicyMatch;
import io.bindery.routing.ValueText;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;

/** Two words in a row: a name and what it is. */
record Pair(String name, String value) {

    static List<Pair> of(FieldTable arguments) {
        return arguments.entries().entrySet().stream().map(entry -> new Pair(entry.getKey(), text(entry.getValue()))).toList();
    }

    /** The policies in force, and every value with the policy it comes from when it is no argument of its own. */
    static List<Pair> of(PolicyMatch policies, List<EffectiveValue> values) {
        List<Pair> pairs = new ArrayList<>();
        policies.policy().ifPresent(policy -> pairs.add(new Pair("policy", policy.name())));
        policies.operatorPolicy().ifPresent(policy -> pairs.add(new Pair("operator policy", policy.name())));
        values.forEach(value -> pairs.add(new Pair(value.argument(), text(value.value()) + source(value))));
        return pairs;
    }

    private static String source(EffectiveValue value) {
        return switch (value.source()) {
            case ARGUMENT -> "";
            case POLICY -> " (policy " + value.policy() + ")";
            case OPERATOR_POLICY -> " (operator policy " + value.policy() + ")";
        };
    }

    /** The keys an exchange saw in the last minute with how often, the most frequent first. */
    static List<Pair> ofKeys(WorkbenchState state, String exchange, int limit) {
        return state.recentKeys().at(state.vhost().get(), exchange, state.nowMillis()).stream().limit(limit)
                .map(seen -> new Pair(seen.routingKey(), Figures.count(seen.count()))).toList();
    }

    /** Text without quotes: the column says what it is. */
    private static String text(FieldValue value) {
        return value instanceof FieldValue.Text text ? text.value() : ValueText.of(value);
    }
}
