package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.routing.RoutePreview;
import java.util.List;

/**
 * What the inspector says of one binding.
 *
 * @param rule what it does with a key, in words
 * @param samples keys seen at its exchange, and whether it takes them
 */
record BindingFacts(Binding binding, String rule, List<Pair> arguments, List<Sample> samples) {

    /** @param keys seen at the exchange of late */
    static BindingFacts of(Binding binding, VhostSnapshot vhost, List<Pair> keys) {
        ExchangeDefinition exchange = vhost.exchange(binding.exchange()).map(found -> found.definition()).orElse(null);
        List<Sample> samples = exchange == null || !keyDecides(exchange.type()) ? List.of()
                : keys.stream().map(key -> new Sample(key.name(), key.value(), takes(exchange, binding, key.name()))).toList();
        return new BindingFacts(binding, rule(exchange == null ? "" : exchange.type()), Pair.of(binding.arguments()), samples);
    }

    private static boolean takes(ExchangeDefinition exchange, Binding binding, String key) {
        return RoutePreview.matches(exchange, binding, key, FieldTable.EMPTY).distance() == 0;
    }

    private static boolean keyDecides(String type) {
        return type.equals("topic") || type.equals("direct");
    }

    private static String rule(String type) {
        return switch (type) {
            case "direct" -> "Takes messages whose routing key is exactly this.";
            case "topic" -> "Takes messages whose key fits the pattern: * is one word, # is zero or more.";
            case "fanout" -> "Takes every message. The key decides nothing.";
            case "headers" -> "Takes messages by their headers. The key decides nothing.";
            default -> "The exchange's type decides.";
        };
    }

    /** A key that came of late, how often, and whether the binding takes it. */
    record Sample(String key, String count, boolean taken) { }
}
