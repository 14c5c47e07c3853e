package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.MessageStats;

/** What was done, counted, in RabbitMQ's JSON: of what only publishes, or only takes, nothing is said of the other. */
final class StatsJson {

    private StatsJson() { }

    static ObjectNode of(MessageStats stats) {
        ObjectNode json = Lists.object();
        if (stats.publishes()) {
            json.put("publish", stats.published()).put("confirm", stats.confirmed()).put("return_unroutable", stats.returned()).put("drop_unroutable", stats.dropped());
        }
        putTaken(json, stats);
        return json;
    }

    /** What came into a queue is all that is said of publishing. */
    static ObjectNode ofQueue(MessageStats stats) {
        ObjectNode json = Lists.object();
        if (stats.publishes()) {
            json.put("publish", stats.published());
        }
        putTaken(json, stats);
        return json;
    }

    private static void putTaken(ObjectNode json, MessageStats stats) {
        if (stats.takes()) {
            json.put("get", stats.got()).put("get_no_ack", stats.gotWithoutAck()).put("get_empty", stats.gotNothing()).put("deliver", stats.delivered())
                    .put("deliver_no_ack", stats.deliveredWithoutAck()).put("redeliver", stats.redelivered()).put("ack", stats.acked())
                    .put("deliver_get", stats.handedOut());
        }
    }

    /** What has done nothing yet has none. */
    static void put(ObjectNode into, ObjectNode stats) {
        if (!stats.isEmpty()) {
            into.set("message_stats", stats);
        }
    }
}
