package io.bindery.ui.workbench;

import io.bindery.model.FieldValue;
import java.util.Map;
import java.util.Optional;

/** The types an argument can be given in a form, with the words a person knows them by. */
enum ArgumentType {
    TEXT("text"), NUMBER("number"), TRUTH("true or false");

    /** What RabbitMQ expects for the arguments it knows. */
    static final Map<String, ArgumentType> KNOWN = Map.ofEntries(
            Map.entry("x-message-ttl", NUMBER), Map.entry("x-expires", NUMBER), Map.entry("x-max-length", NUMBER),
            Map.entry("x-max-length-bytes", NUMBER), Map.entry("x-overflow", TEXT), Map.entry("x-dead-letter-exchange", TEXT),
            Map.entry("x-dead-letter-routing-key", TEXT), Map.entry("x-max-priority", NUMBER),
            Map.entry("x-single-active-consumer", TRUTH), Map.entry("x-queue-type", TEXT), Map.entry("alternate-exchange", TEXT));

    private final String word;

    ArgumentType(String word) {
        this.word = word;
    }

    /** Empty when the text is none of this type. */
    Optional<FieldValue> parse(String text) {
        return switch (this) {
            case TEXT -> Optional.of(FieldValue.of(text));
            case NUMBER -> number(text.strip());
            case TRUTH -> switch (text.strip()) {
                case "true" -> Optional.of(FieldValue.of(true));
                case "false" -> Optional.of(FieldValue.of(false));
                default -> Optional.empty();
            };
        };
    }

    private static Optional<FieldValue> number(String text) {
        try {
            return Optional.of(FieldValue.of(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override public String toString() {
        return word;
    }
}
