package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something in a topology that may surprise its owner.
 *
 * @param sentence what is the matter · reason why it is so
 */
public record Problem(Rule rule, String sentence, String reason, Place place, Optional<Fix> fix) {

    /** The rule that is broken. */
    public enum Rule {
        SHADOWED_BINDING, DUPLICATE_BINDING, WILDCARD_ON_DIRECT, WILDCARD_INSIDE_WORD,
        ALTERNATE_MISSING, ALTERNATE_ROUTES_NOWHERE,
        DEAD_LETTER_EXCHANGE_MISSING, DEAD_LETTERS_ROUTE_NOWHERE, DEAD_LETTER_LOOP,
        SIMILAR_NAMES, UNCONSUMED, UNCONSUMED_FULL;

        /** As a person writes it: {@code shadowed-binding}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What to look at. */
    public sealed interface Place {

        record OfExchange(String exchange) implements Place { }

        record OfQueue(String queue) implements Place { }

        record OfBinding(Binding binding) implements Place { }
    }

    /** A way out: what its button says, and what it does. */
    public record Fix(String label, List<BrokerCommand> commands) {
        public Fix {
            commands = List.copyOf(commands);
        }
    }

    static Problem at(Place place, Rule rule, String sentence, String reason) {
        return new Problem(rule, sentence, reason, place, Optional.empty());
    }

    Problem fixedBy(String label, BrokerCommand... commands) {
        return new Problem(rule, sentence, reason, place, Optional.of(new Fix(label, List.of(commands))));
    }
}
