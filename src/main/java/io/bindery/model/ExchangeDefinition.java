package io.bindery.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An exchange as it was declared. The default exchange has the empty name. */
public record ExchangeDefinition(String vhost, String name, String type, Set<ExchangeFlag> flags, FieldTable arguments) {

    public static final String ALTERNATE_EXCHANGE = "alternate-exchange";

    public ExchangeDefinition {
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
    }

    public boolean isDefault() {
        return name.isEmpty();
    }

    public boolean durable() {
        return flags.contains(ExchangeFlag.DURABLE);
    }

    public boolean autoDelete() {
        return flags.contains(ExchangeFlag.AUTO_DELETE);
    }

    public boolean internal() {
        return flags.contains(ExchangeFlag.INTERNAL);
    }

    /** The exchange that takes what this one routes nowhere (its own argument, not a policy's). */
    public Optional<String> alternateExchange() {
        return arguments.text(ALTERNATE_EXCHANGE);
    }
}
