package io.bindery.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Settings for all exchanges and queues of a virtual host whose name matches a pattern. The one with the highest
 * priority that matches is in force; an operator's comes on top of it and only makes limits narrower.
 *
 * @param definition keys without the {@code x-} of arguments, for example {@code message-ttl}
 */
public record Policy(Kind kind, String vhost, String name, String pattern, ApplyTo applyTo, int priority, FieldTable definition)
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

    public static Policy ofUser(String vhost, String name, String pattern, ApplyTo applyTo, int priority, FieldTable definition) {
        return new Policy(Kind.USER, vhost, name, pattern, applyTo, priority, definition);
    }

    @Override public Key key() {
        return Key.ofPolicy(kind, vhost, name);
    }
}
