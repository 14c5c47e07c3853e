package io.bindery.model;

import java.util.OptionalLong;

/**
 * Names of the limits an administrator may set, and what is in force. A virtual host's are a parameter of RabbitMQ's component
 * vhost-limits, a user's belong to the user. A negative one is none.
 */
public final class ConnectionLimits {

    public static final String COMPONENT = "vhost-limits";
    /** What the one parameter of that component is called. */
    public static final String PARAMETER = "limits";
    public static final String MAX_CONNECTIONS = "max-connections";
    public static final String MAX_QUEUES = "max-queues";
    public static final String MAX_CHANNELS = "max-channels";

    private ConnectionLimits() { }

    /** A virtual host's limits as they were set; empty when none ever were. */
    public static FieldTable ofVhost(Settings settings, String vhost) {
        return settings.parameter(COMPONENT, vhost, PARAMETER).map(parameter -> parameter.value() instanceof FieldValue.Table table
                ? table.value() : FieldTable.EMPTY).orElse(FieldTable.EMPTY);
    }

    public static FieldTable ofUser(Settings settings, String user) {
        return settings.user(user).map(User::limits).orElse(FieldTable.EMPTY);
    }

    public static OptionalLong inForce(FieldTable limits, String name) {
        OptionalLong limit = limits.integer(name);
        return limit.isPresent() && limit.getAsLong() >= 0 ? limit : OptionalLong.empty();
    }
}
