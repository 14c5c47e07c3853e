package io.bindery.ui.trace;

import io.bindery.model.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which events are listed: words, and {@code message:61203}, {@code queue:billing}, {@code exchange:orders}, {@code key:order}; all must hold. */
record TraceFilter(List<String> terms) {

    static TraceFilter of(String text) {
        return new TraceFilter(Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(term -> !term.isEmpty()).toList());
    }

    boolean matches(TraceEvent event) {
        return terms.stream().allMatch(term -> matches(term, event));
    }

    private static boolean matches(String term, TraceEvent event) {
        int colon = term.indexOf(':');
        String wanted = term.substring(colon + 1);
        return switch (colon < 0 ? "" : term.substring(0, colon)) {
            case "message" -> String.valueOf(event.activity().messageId()).equals(wanted.replace(",", ""));
            case "queue" -> lower(event.queue()).contains(wanted)
                    || event.activity() instanceof Activity.Routed routed && routed.queues().stream().anyMatch(queue -> lower(queue).contains(wanted));
            case "exchange" -> event.activity() instanceof Activity.Routed routed && lower(TraceEvent.exchange(routed.exchange())).contains(wanted);
            case "key" -> event.activity() instanceof Activity.Routed routed && lower(routed.routingKey()).contains(wanted);
            default -> lower(event.what()).contains(term) || lower(event.where()).contains(term);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
