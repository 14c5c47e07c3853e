package io.bindery.engine;

import static io.bindery.model.QueueDefinition.DEAD_LETTER_EXCHANGE;
import static io.bindery.model.QueueDefinition.DEAD_LETTER_ROUTING_KEY;
import static io.bindery.model.QueueDefinition.EXPIRES;
import static io.bindery.model.QueueDefinition.MAX_LENGTH;
import static io.bindery.model.QueueDefinition.MAX_LENGTH_BYTES;
import static io.bindery.model.QueueDefinition.MAX_PRIORITY;
import static io.bindery.model.QueueDefinition.MESSAGE_TTL;
import static io.bindery.model.QueueDefinition.OVERFLOW;
import static io.bindery.model.QueueDefinition.QUEUE_TYPE;
import static io.bindery.model.QueueDefinition.SINGLE_ACTIVE_CONSUMER;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import io.bindery.model.WireText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which arguments a queue and a consumer may have, in RabbitMQ's order of checking and in its words. */
final class QueueArguments {

    static final List<String> OF_CLASSIC = List.of(EXPIRES, MESSAGE_TTL, DEAD_LETTER_EXCHANGE, DEAD_LETTER_ROUTING_KEY,
            MAX_LENGTH, MAX_LENGTH_BYTES, MAX_PRIORITY, OVERFLOW, "x-queue-mode", "x-queue-version",
            SINGLE_ACTIVE_CONSUMER, QUEUE_TYPE, "x-queue-master-locator");
    static final List<String> OF_QUORUM = List.of(DEAD_LETTER_EXCHANGE, DEAD_LETTER_ROUTING_KEY, "x-dead-letter-strategy",
            EXPIRES, MAX_LENGTH, MAX_LENGTH_BYTES, "x-max-in-memory-length", "x-max-in-memory-bytes", OVERFLOW,
            SINGLE_ACTIVE_CONSUMER, QUEUE_TYPE, "x-quorum-initial-group-size", QueueSettings.DELIVERY_LIMIT, MESSAGE_TTL,
            "x-queue-leader-locator");
    private static final List<String> OF_STREAM = List.of("x-max-age", "x-stream-max-segment-size-bytes",
            "x-initial-cluster-size", "x-queue-leader-locator");

    static final Set<String> LOCATORS = Set.of("client-local", "min-masters", "random");

    private static final Map<String, ArgumentCheck> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put(EXPIRES, ArgumentCheck.POSITIVE_MILLIS);
        CHECKS.put(MESSAGE_TTL, ArgumentCheck.MILLIS);
        CHECKS.put(DEAD_LETTER_EXCHANGE, ArgumentCheck.TEXT);
        CHECKS.put(DEAD_LETTER_ROUTING_KEY, ArgumentCheck.DEAD_LETTER_KEY);
        CHECKS.put("x-dead-letter-strategy", ArgumentCheck.oneOf("invalid_dlx_strategy", "at-most-once", "at-least-once"));
        CHECKS.put(MAX_LENGTH, ArgumentCheck.NOT_NEGATIVE);
        CHECKS.put(MAX_LENGTH_BYTES, ArgumentCheck.NOT_NEGATIVE);
        CHECKS.put("x-max-in-memory-length", ArgumentCheck.NOT_NEGATIVE);
        CHECKS.put("x-max-in-memory-bytes", ArgumentCheck.NOT_NEGATIVE);
        CHECKS.put(MAX_PRIORITY, ArgumentCheck.PRIORITY);
        CHECKS.put(OVERFLOW, ArgumentCheck.oneOf("invalid_overflow", "drop-head", "reject-publish", "reject-publish-dlx"));
        CHECKS.put("x-queue-mode", ArgumentCheck.named("queue mode", "default", "lazy"));
        CHECKS.put("x-queue-version", ArgumentCheck.VERSION);
        CHECKS.put(SINGLE_ACTIVE_CONSUMER, ArgumentCheck.BOOL);
        CHECKS.put("x-quorum-initial-group-size", ArgumentCheck.POSITIVE);
        CHECKS.put("x-queue-leader-locator",
                ArgumentCheck.oneOf("invalid_queue_locator_arg", "client-local", "balanced", "random", "least-leaders"));
    }

    private static final ArgumentCheck TYPE = ArgumentCheck.named("queue type", "classic", "quorum", "stream");
    private static final Set<String> NOT_FOR_CLASSIC_CONSUMERS = Set.of("x-stream-offset");
    private static final Set<String> NOT_FOR_QUORUM_CONSUMERS = Set.of("x-stream-offset", "x-cancel-on-ha-failover");

    private QueueArguments() { }

    /** Refuses arguments as queue.declare does. Streams are not kept here and say so. */
    static void check(QueueDefinition definition) {
        String queue = Refusal.queue(definition.vhost(), definition.name());
        FieldTable arguments = definition.arguments();
        check(QUEUE_TYPE, TYPE, arguments, queue);
        String type = arguments.text(QUEUE_TYPE).orElse("classic");
        if (type.equals("stream")) {
            throw Refusal.notImplemented(queue + " of type stream: this broker keeps classic and quorum queues");
        }
        List<String> known = type.equals("quorum") ? OF_QUORUM : OF_CLASSIC;
        CHECKS.forEach((name, rule) -> {
            if (known.contains(name)) {
                check(name, rule, arguments, queue);
            }
        });
        refuseForeign(arguments, known, queue, type);
        if (type.equals("quorum")) {
            checkQuorumFlags(definition, queue);
        }
    }

    /** Where a classic queue would be in a cluster: RabbitMQ looks for that at once, but of an exclusive one, and falls over what it does not know. */
    static void checkLocator(QueueDefinition definition) {
        FieldValue value = definition.arguments().get("x-queue-master-locator").orElse(null);
        String locator = value instanceof FieldValue.Text text ? text.value() : value instanceof FieldValue.Bytes bytes ? WireText.decode(bytes.value()) : null;
        if (value != null && (locator == null || !LOCATORS.contains(locator))) {
            throw AmqpException.internalError();
        }
    }

    static void checkConsumer(MessageQueue queue, FieldTable arguments) {
        String name = Refusal.queue(queue.vhostName(), queue.name());
        boolean quorum = queue.settings().quorum();
        check("x-priority", ArgumentCheck.INTEGER, arguments, name);
        if (!quorum) {
            check("x-cancel-on-ha-failover", ArgumentCheck.BOOL, arguments, name);
        }
        Set<String> refused = quorum ? NOT_FOR_QUORUM_CONSUMERS : NOT_FOR_CLASSIC_CONSUMERS;
        for (String argument : arguments.entries().keySet()) {
            if (refused.contains(argument)) {
                throw foreign(argument, name, quorum ? "quorum" : "classic");
            }
        }
    }

    private static void check(String argument, ArgumentCheck rule, FieldTable arguments, String resource) {
        FieldValue value = arguments.get(argument).orElse(null);
        String problem = value == null ? null : rule.problem(value, arguments);
        if (problem != null) {
            throw Refusal.precondition("invalid arg '" + argument + "' for " + resource + ": " + problem);
        }
    }

    private static void refuseForeign(FieldTable arguments, List<String> known, String queue, String type) {
        for (String argument : arguments.entries().keySet()) {
            boolean someQueueKnowsIt = OF_CLASSIC.contains(argument) || OF_QUORUM.contains(argument) || OF_STREAM.contains(argument);
            if (someQueueKnowsIt && !known.contains(argument)) {
                throw foreign(argument, queue, type);
            }
        }
    }

    private static AmqpException foreign(String argument, String queue, String type) {
        return Refusal.precondition("invalid arg '" + argument + "' for " + queue + " of queue type rabbit_" + type + "_queue");
    }

    private static void checkQuorumFlags(QueueDefinition definition, String queue) {
        String property = definition.autoDelete() ? "auto-delete"
                : definition.exclusive() ? "exclusive-owner" : definition.durable() ? null : "non-durable";
        if (property != null) {
            throw Refusal.precondition("invalid property '" + property + "' for " + queue);
        }
    }
}
