package io.bindery.engine;

/**
 * Consumers of quorum queues with the tag of a cancelled one of their channel that still holds something. RabbitMQ 3.10's queue takes
 * both for the same; its channel, which does not, asks at the first delivery for what it seems to have missed, and falls over what it
 * gets. Whoever has settled all of it by then notices nothing.
 */
final class Namesakes {

    private Namesakes() { }

    /** To be asked of a consumer before it is among its queue's. */
    static void meet(Consumer consumer) {
        boolean merged = consumer.queue.settings().quorum()
                && (!consumer.queue.settings().singleActiveConsumer() || consumer.queue.consumers().count() == 0);
        long held = merged ? held(consumer) : 0;
        if (held > 0) {
            consumer.follow(held);
        }
    }

    /** Whether a delivery to it is the end of its connection. */
    static boolean breaks(EngineContext context, Consumer consumer) {
        ConnectionState connection = consumer.channel.connection;
        if (held(consumer) == 0) {
            consumer.standAlone();
            return false;
        }
        if (!connection.crashing) {
            context.crash(connection);
        }
        return true;
    }

    private static long held(Consumer consumer) {
        long[] held = {0};
        consumer.channel.forEachHeld(entry -> {
            if (entry.holder.queue == consumer.queue && entry.holder != consumer && entry.holder instanceof Consumer other && other.tag.equals(consumer.tag)) {
                held[0]++;
            }
        });
        return held[0];
    }
}
