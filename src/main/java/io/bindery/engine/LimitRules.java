package io.bindery.engine;

import static io.bindery.model.ConnectionLimits.MAX_CHANNELS;
import static io.bindery.model.ConnectionLimits.MAX_CONNECTIONS;
import static io.bindery.model.ConnectionLimits.MAX_QUEUES;

import io.bindery.model.ConnectionLimits;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The limits that the engine itself holds, of queues and channels, and what a set of limits has to look like. */
final class LimitRules {

    private static final Set<String> OF_VHOST = Set.of(MAX_CONNECTIONS, MAX_QUEUES);
    private static final Set<String> OF_USER = Set.of(MAX_CONNECTIONS, MAX_CHANNELS);

    private static final String NO_LIST = "limits not a list ";

    private LimitRules() { }

    static void checkOfVhost(FieldValue limits) {
        if (!(limits instanceof FieldValue.Table table)) {
            throw AmqpException.inItsOwnWords("Validation failed\n\n" + NO_LIST + ErlangText.ofJson(limits, NO_LIST) + "\n");
        }
        List<String> problems = problems(table.value(), OF_VHOST, ConnectionLimits.PARAMETER);
        if (!problems.isEmpty()) {
            throw AmqpException.inItsOwnWords("Validation failed\n\n" + String.join("\n", problems) + "\n");
        }
    }

    static void checkOfUser(FieldTable limits) {
        List<String> problems = problems(limits, OF_USER, "user-limits");
        if (!problems.isEmpty()) {
            throw AmqpException.inItsOwnWords(String.join("\n", problems));
        }
    }

    private static List<String> problems(FieldTable limits, Set<String> known, String called) {
        List<String> problems = new ArrayList<>();
        Map<String, FieldValue> foreign = new TreeMap<>();
        limits.entries().forEach((name, value) -> {
            if (!known.contains(name)) {
                foreign.put(name, value);
            } else if (FieldTable.integer(value).isEmpty() || value instanceof FieldValue.Timestamp) {
                problems.add(name + " should be a number, actually was " + ErlangText.ofJson(value));
            }
        });
        if (!foreign.isEmpty()) {
            problems.add("Unrecognised terms [" + String.join(",", foreign.entrySet().stream()
                    .map(it -> "{" + ErlangText.term(FieldValue.of(it.getKey())) + "," + ErlangText.ofJson(it.getValue()) + "}").toList()) + "] in " + called);
        }
        return problems;
    }

    /** A queue that is new, not one that is declared again. */
    static void checkNewQueue(EngineContext context, VirtualHost vhost, String queue) {
        OptionalLong most = ConnectionLimits.inForce(ConnectionLimits.ofVhost(context.settings, vhost.name), MAX_QUEUES);
        if (most.isPresent() && vhost.queues().size() >= most.getAsLong()) {
            throw Refusal.precondition("cannot declare queue '" + queue + "': queue limit in vhost '" + vhost.name + "' (" + most.getAsLong() + ") is reached");
        }
    }

    /** On all of a user's connections together. */
    static void checkNewChannel(EngineContext context, String user) {
        OptionalLong most = ConnectionLimits.inForce(ConnectionLimits.ofUser(context.settings, user), MAX_CHANNELS);
        if (most.isPresent() && openChannels(context, user) >= most.getAsLong()) {
            throw new AmqpException(ReplyCode.NOT_ALLOWED, "number of channels opened for user '" + user
                    + "' has reached the maximum allowed user limit of (" + most.getAsLong() + ")");
        }
    }

    private static long openChannels(EngineContext context, String user) {
        return context.connections.stream().filter(connection -> connection.user.equals(user))
                .mapToLong(connection -> connection.openChannels().stream().filter(channel -> !channel.failed).count()).sum();
    }
}
