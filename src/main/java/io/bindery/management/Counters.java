package io.bindery.management;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.MessageStats;
import java.util.List;
import java.util.function.ToLongFunction;

/** What is counted of a thing that is told with rates: a queue, an exchange, a channel, a virtual host. */
record Counters(long messages, long ready, long unacked, MessageStats stats, long publishedIn, long routedOut) {

    /** A counter, and the member of RabbitMQ's JSON it is told in. */
    record Counter(String member, ToLongFunction<Counters> in) { }

    static final List<Counter> ALL = List.of(
            new Counter("messages", Counters::messages),
            new Counter("messages_ready", Counters::ready),
            new Counter("messages_unacknowledged", Counters::unacked),
            new Counter("publish", each -> each.stats.published()),
            new Counter("confirm", each -> each.stats.confirmed()),
            new Counter("return_unroutable", each -> each.stats.returned()),
            new Counter("drop_unroutable", each -> each.stats.dropped()),
            new Counter("get", each -> each.stats.got()),
            new Counter("get_no_ack", each -> each.stats.gotWithoutAck()),
            new Counter("get_empty", each -> each.stats.gotNothing()),
            new Counter("deliver", each -> each.stats.delivered()),
            new Counter("deliver_no_ack", each -> each.stats.deliveredWithoutAck()),
            new Counter("redeliver", each -> each.stats.redelivered()),
            new Counter("ack", each -> each.stats.acked()),
            new Counter("deliver_get", each -> each.stats.handedOut()),
            new Counter("publish_in", Counters::publishedIn),
            new Counter("publish_out", Counters::routedOut));

    static final Counters NONE = of(MessageStats.NONE);

    static Counters of(MessageStats stats) {
        return new Counters(0, 0, 0, stats, 0, 0);
    }

    static Counters of(QueueSnapshot queue, MessageStats stats) {
        return new Counters(queue.depth(), queue.ready(), queue.unacked(), stats, 0, 0);
    }

    /** Of several queues together. */
    static Counters of(List<QueueSnapshot> queues, MessageStats stats) {
        long ready = queues.stream().mapToLong(QueueSnapshot::ready).sum();
        long unacked = queues.stream().mapToLong(QueueSnapshot::unacked).sum();
        return new Counters(ready + unacked, ready, unacked, stats, 0, 0);
    }

    static Counters of(ExchangeSnapshot exchange) {
        return new Counters(0, 0, 0, MessageStats.NONE, exchange.publishedIn(), exchange.routedOut());
    }
}
