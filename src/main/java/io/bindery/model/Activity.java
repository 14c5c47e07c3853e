package io.bindery.model;

import java.util.List;

/** Something that happened to a message, as a person would tell it. Made only while somebody watches. */
public sealed interface Activity {

    /** Wall clock of the engine, milliseconds since 1970-01-01 UTC. */
    long atMillis();

    String vhost();

    long messageId();

    /**
     * A message was published (or dead-lettered back in) and routed.
     *
     * @param connectionId who published; 0 for the window itself, -1 for the broker (dead letters)
     * @param hops each binding a copy travelled, in the order it was followed
     * @param queues that got a copy, once each; empty means it was unroutable
     * @param returned mandatory and unroutable
     */
    record Routed(long atMillis, String vhost, long messageId, long connectionId, String exchange, String routingKey,
                  int bodySize, List<Hop> hops, List<String> queues, boolean returned) implements Activity { }

    record Delivered(long atMillis, String vhost, long messageId, String queue, long connectionId, int channel,
                     String consumerTag, boolean redelivered) implements Activity { }

    record Acked(long atMillis, String vhost, long messageId, String queue) implements Activity { }

    record Requeued(long atMillis, String vhost, long messageId, String queue) implements Activity { }

    /** A copy left its queue other than by an ack. {@code deadLetterExchange} is null when it is simply gone. */
    record Discarded(long atMillis, String vhost, long messageId, String queue, Reason reason, String deadLetterExchange)
            implements Activity { }

    /**
     * A queue broke down, as RabbitMQ's does here: its consumers are cancelled, what was not on disk is lost, and the rest came back.
     *
     * @param messageId what it broke down over, which is among the lost
     */
    record BrokeDown(long atMillis, String vhost, long messageId, String queue, int lost, int kept) implements Activity { }

    /** Why a copy left: RabbitMQ's x-death reasons, and the three ways without one. */
    enum Reason { EXPIRED, REJECTED, MAXLEN, DELIVERY_LIMIT, PURGED, QUEUE_DELETED, BROKEN_DOWN }

    /**
     * One step of a route.
     *
     * @param binding followed; null for a hop to an alternate exchange
     */
    record Hop(String fromExchange, Binding.DestinationKind kind, String to, Binding binding) { }
}
