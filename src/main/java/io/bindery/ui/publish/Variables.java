package io.bindery.ui.publish;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code {{n}}}, {@code {{now}}} and {@code {{uuid}}} stand for in one message. Each {@code {{uuid}}} is another
 * one. Any other name in braces is sent as it stands.
 */
record Variables(long n, Instant now, Supplier<UUID> uuids) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(n|now|uuid)\\s*}}");

    String expand(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String name) {
        return switch (name) {
            case "n" -> Long.toString(n);
            case "now" -> now.toString();
            default -> uuids.get().toString();
        };
    }
}
