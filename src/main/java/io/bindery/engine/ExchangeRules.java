package io.bindery.engine;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigInteger;
import java.util.Set;

/** What exchange types ask of their arguments and bindings. */
final class ExchangeRules {

    private static final Set<String> HASHABLE = Set.of("correlation_id", "message_id", "timestamp");
    private static final Set<String> MATCHES = Set.of("all", "any", "all-with-x", "any-with-x");

    private ExchangeRules() { }

    static void checkAlternate(ExchangeDefinition definition) {
        FieldValue alternate = definition.arguments().get(ExchangeDefinition.ALTERNATE_EXCHANGE).orElse(null);
        if (alternate != null && !(alternate instanceof FieldValue.Text)) {
            throw Refusal.precondition("invalid type '" + alternate.typeName() + "' for arg '"
                    + ExchangeDefinition.ALTERNATE_EXCHANGE + "' in " + Refusal.exchange(definition.vhost(), definition.name()));
        }
    }

    static void checkNew(ExchangeDefinition definition) {
        FieldTable arguments = definition.arguments();
        if (definition.type().equals(ExchangeType.CONSISTENT_HASH)) {
            checkHash(arguments);
        }
    }

    private static void checkHash(FieldTable arguments) {
        FieldValue property = arguments.get("hash-property").orElse(null);
        if (isNoText(arguments.get("hash-header").orElse(null)) || isNoText(property)) {
            throw AmqpException.internalError(); // RabbitMQ knows no more of it
        }
        if (property != null && arguments.has("hash-header")) {
            throw Refusal.precondition("hash-header and hash-property are mutually exclusive");
        }
        if (property instanceof FieldValue.Text text && !HASHABLE.contains(text.value())) {
            throw Refusal.precondition("Unsupported property: " + text.value());
        }
    }

    private static boolean isNoText(FieldValue value) {
        return value != null && !(value instanceof FieldValue.Text);
    }

    static void checkBinding(String exchangeType, Binding binding) {
        if (exchangeType.equals(ExchangeType.HEADERS)) {
            checkMatch(binding.arguments().get("x-match").orElse(null));
        } else if (exchangeType.equals(ExchangeType.CONSISTENT_HASH)) {
            checkWeight(binding.key());
        }
    }

    private static void checkMatch(FieldValue match) {
        if (match instanceof FieldValue.Text text) {
            if (!MATCHES.contains(text.value())) {
                throw Refusal.precondition("Invalid x-match field value " + ErlangText.term(match)
                        + "; expected all, any, all-with-x, or any-with-x");
            }
        } else if (match != null) {
            String beginning = "Invalid x-match field type " + match.typeName() + " (value ";
            throw Refusal.precondition(beginning + ErlangText.term(match, beginning) + "); expected longstr");
        }
    }

    private static void checkWeight(String key) {
        if (!key.matches("[+-]?[0-9]+")) {
            throw Refusal.precondition("The binding key must be an integer: " + ErlangText.term(FieldValue.of(key)));
        }
        if (new BigInteger(key).signum() <= 0) {
            throw Refusal.precondition("The binding key must be greater than 0");
        }
    }
}
