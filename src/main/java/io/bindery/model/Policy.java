package io.bindery.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Settings for all exchanges and queues of a virtual host whose name matches a pattern. The one with the highest
 * priority that matches is in force; an operator's comes on top of it and only makes limits narrower.
 *
 * @param priority any number: with decimal places if it is a floating-point one, which {@link #floating} makes, and else without
 * @param definition keys without the {@code x-} of arguments, for example {@code message-ttl}
 */
public record Policy(Kind kind, String vhost, String name, String pattern, ApplyTo applyTo, BigDecimal priority, FieldTable definition)
        implements Setting {

    /** Whose it is. */
    public enum Kind { USER, OPERATOR }

    /** What it is for. */
    public enum ApplyTo {
        ALL("all"), QUEUES("queues"), EXCHANGES("exchanges");

        private final String text;

        ApplyTo(String text) {
            this.text = text;
        }

        public static Optional<ApplyTo> of(String text) {
            return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
        }

        /** As RabbitMQ writes it. */
        public String text() {
            return text;
        }
    }

    public Policy(Kind kind, String vhost, String name, String pattern, ApplyTo applyTo, long priority, FieldTable definition) {
        this(kind, vhost, name, pattern, applyTo, BigDecimal.valueOf(priority), definition);
    }

    /** A priority that is a floating-point number, to the bit. */
    public static BigDecimal floating(double priority) {
        BigDecimal exact = new BigDecimal(priority);
        return exact.scale() > 0 ? exact : exact.setScale(1);
    }

    /** The priority when it is whole by its type, as 1 is and 1.0 is not. */
    public Optional<BigInteger> wholePriority() {
        return priority.scale() == 0 ? Optional.of(priority.toBigIntegerExact()) : Optional.empty();
    }

    public static Policy ofUser(String vhost, String name, String pattern, ApplyTo applyTo, int priority, FieldTable definition) {
        return new Policy(Kind.USER, vhost, name, pattern, applyTo, priority, definition);
    }

    @Override public Key key() {
        return Key.ofPolicy(kind, vhost, name);
    }
}
