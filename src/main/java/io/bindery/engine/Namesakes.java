package io.bindery.engine;

/**
 * Consumers of quorum queues with the tag of a cancelled one of their channel that still holds something. RabbitMQ 3.10's queue takes
 * both for the same; its channel, which does not, asks at the first delivery for what it seems to have missed, and falls over what it
 * gets. Whoever has settled all of it by then notices nothing. One that acknowledges nothing has, before it falls, settled what it was
 * given and what it seemed to have missed: both are lost.
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
        if (connection.crashing) {
            return true;
        }
        if (held(consumer) == 0) {
            consumer.standAlone();
            return false;
        }
        if (consumer.noAck) {
            consumer.channel.unacked.take(entry -> isHeldBeside(consumer, entry)).forEach(consumer.queue::acked);
        }
        context.crash(connection);
        return true;
    }

    private static long held(Consumer consumer) {
        long[] held = {0};
        consumer.channel.forEachHeld(entry -> {
            held[0] += isHeldBeside(consumer, entry) ? 1 : 0;
        });
        return held[0];
    }

    private static boolean isHeldBeside(Consumer consumer, QueueEntry entry) {
        return entry.holder.queue == consumer.queue && entry.holder != consumer && entry.holder instanceof Consumer other && other.tag.equals(consumer.tag);
    }
}
