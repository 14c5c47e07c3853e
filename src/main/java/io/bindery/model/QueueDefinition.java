package io.bindery.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A queue as it was declared. */
public record QueueDefinition(String vhost, String name, Set<QueueFlag> flags, FieldTable arguments) {

    public static final String MESSAGE_TTL = "x-message-ttl";
    public static final String EXPIRES = "x-expires";
    public static final String MAX_LENGTH = "x-max-length";
    public static final String MAX_LENGTH_BYTES = "x-max-length-bytes";
    public static final String OVERFLOW = "x-overflow";
    public static final String DEAD_LETTER_EXCHANGE = "x-dead-letter-exchange";
    public static final String DEAD_LETTER_ROUTING_KEY = "x-dead-letter-routing-key";
    public static final String MAX_PRIORITY = "x-max-priority";
    public static final String SINGLE_ACTIVE_CONSUMER = "x-single-active-consumer";
    public static final String QUEUE_TYPE = "x-queue-type";

    public QueueDefinition {
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
    }

    public boolean durable() {
        return flags.contains(QueueFlag.DURABLE);
    }

    public boolean exclusive() {
        return flags.contains(QueueFlag.EXCLUSIVE);
    }

    public boolean autoDelete() {
        return flags.contains(QueueFlag.AUTO_DELETE);
    }

    public Optional<String> deadLetterExchange() {
        return arguments.text(DEAD_LETTER_EXCHANGE);
    }

    public Optional<String> deadLetterRoutingKey() {
        return arguments.text(DEAD_LETTER_ROUTING_KEY);
    }

    /** Milliseconds a message may wait here. */
    public OptionalLong messageTtl() {
        return arguments.integer(MESSAGE_TTL);
    }

    public OptionalLong maxLength() {
        return arguments.integer(MAX_LENGTH);
    }
}
