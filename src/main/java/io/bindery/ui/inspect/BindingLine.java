package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.routing.ValueText;
import io.bindery.ui.theme.Glyph;
import java.util.stream.Collectors;

/**
 * A binding as one line of a list.
 *
 * @param end the figure at its other end, as the reader calls it · glyph that figure's silhouette
 * @param key the binding key, or a headers binding's arguments; empty where keys decide nothing
 */
record BindingLine(String end, Glyph glyph, String key, Binding binding) {

    /** Seen from its destination. */
    static BindingLine from(Binding binding, VhostSnapshot vhost) {
        return new BindingLine(named(binding.exchange()), glyph(binding.exchange(), vhost), key(binding), binding);
    }

    /** Seen from its exchange. */
    static BindingLine to(Binding binding, VhostSnapshot vhost) {
        Glyph glyph = binding.kind() == Binding.DestinationKind.QUEUE ? Glyph.QUEUE : glyph(binding.destination(), vhost);
        return new BindingLine(binding.destination(), glyph, key(binding), binding);
    }

    static Glyph glyph(String exchange, VhostSnapshot vhost) {
        return Glyph.ofExchange(exchange, vhost.exchange(exchange).map(found -> found.definition().type()).orElse(""));
    }

    static String named(String exchange) {
        return exchange.isEmpty() ? "(default)" : exchange;
    }

    static String key(Binding binding) {
        if (binding.arguments().isEmpty()) {
            return binding.key();
        }
        return binding.arguments().entries().entrySet().stream()
                .map(entry -> entry.getKey().equals("x-match") ? binding.arguments().text("x-match").orElse("")
                        : entry.getKey() + " = " + ValueText.of(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
