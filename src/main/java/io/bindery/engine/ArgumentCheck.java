package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import java.util.List;
import java.util.OptionalLong;

/** A rule for one argument's value; it answers what is wrong as RabbitMQ prints it, or null. */
@FunctionalInterface
interface ArgumentCheck {

    /** Ten years, the longest time RabbitMQ takes. */
    long LONGEST_MILLIS = 315_360_000_000L;
    int HIGHEST_PRIORITY = 255;

    String problem(FieldValue value, FieldTable all);

    ArgumentCheck INTEGER = (value, all) -> number(value).isPresent() ? null
            : ErlangText.string("expected integer, got " + value.typeName());

    ArgumentCheck NOT_NEGATIVE = (value, all) -> {
        String problem = INTEGER.problem(value, all);
        return problem != null ? problem : amount(value) < 0 ? negative(amount(value)) : null;
    };

    ArgumentCheck POSITIVE = (value, all) -> {
        String problem = NOT_NEGATIVE.problem(value, all);
        return problem != null ? problem : amount(value) == 0 ? "{value_zero,0}" : null;
    };

    ArgumentCheck MILLIS = (value, all) -> {
        String problem = INTEGER.problem(value, all);
        return problem != null ? problem : duration(amount(value));
    };

    ArgumentCheck POSITIVE_MILLIS = (value, all) -> {
        String problem = INTEGER.problem(value, all);
        return problem != null ? problem : amount(value) == 0 ? "{value_zero,0}" : duration(amount(value));
    };

    ArgumentCheck PRIORITY = (value, all) -> {
        String problem = NOT_NEGATIVE.problem(value, all);
        return problem != null ? problem : amount(value) > HIGHEST_PRIORITY ? "{max_value_exceeded," + amount(value) + "}" : null;
    };

    ArgumentCheck VERSION = (value, all) -> {
        String problem = NOT_NEGATIVE.problem(value, all);
        return problem != null || amount(value) == 1 || amount(value) == 2 ? problem
                : ErlangText.string("unsupported queue version '" + amount(value) + "'");
    };

    ArgumentCheck BOOL = (value, all) -> value instanceof FieldValue.Bool ? null : unacceptable(value);

    ArgumentCheck TEXT = (value, all) -> value instanceof FieldValue.Text ? null : unacceptable(value);

    ArgumentCheck DEAD_LETTER_KEY = (value, all) -> {
        String problem = TEXT.problem(value, all);
        return problem != null || all.has(QueueDefinition.DEAD_LETTER_EXCHANGE) ? problem : "routing_key_but_no_dlx_defined";
    };

    /** One of some words; {@code atom} is what RabbitMQ calls any other. */
    static ArgumentCheck oneOf(String atom, String... words) {
        return (value, all) -> !(value instanceof FieldValue.Text text) ? unacceptable(value)
                : List.of(words).contains(text.value()) ? null : atom;
    }

    /** One of some words; any other is an «unsupported» one of its noun. */
    static ArgumentCheck named(String noun, String... words) {
        return (value, all) -> !(value instanceof FieldValue.Text text) ? unacceptable(value)
                : List.of(words).contains(text.value()) ? null : ErlangText.string("unsupported " + noun + " '" + text.value() + "'");
    }

    /** What is wrong with a time in milliseconds, or null. */
    static String duration(long millis) {
        return millis < 0 ? negative(millis) : millis > LONGEST_MILLIS ? "{value_too_large," + millis + "}" : null;
    }

    private static String negative(long number) {
        return "{value_negative," + number + "}";
    }

    private static String unacceptable(FieldValue value) {
        return "{unacceptable_type," + value.typeName() + "}";
    }

    private static OptionalLong number(FieldValue value) {
        return FieldTable.of("n", value).integer("n");
    }

    private static long amount(FieldValue value) {
        return number(value).orElseThrow();
    }
}
