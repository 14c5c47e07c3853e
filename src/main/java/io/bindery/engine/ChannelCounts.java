package io.bindery.engine;

import io.bindery.model.MessageStats;

/** How much a channel has done since it opened, as RabbitMQ counts it: plain numbers of the engine's thread, one of them up for each thing done. */
final class ChannelCounts {

    long published;
    long returned;
    long dropped;
    long got;
    long gotWithoutAck;
    long gotNothing;
    long delivered;
    long deliveredWithoutAck;
    long redelivered;
    long acked;

    /** @param confirmed which the channel's confirms know */
    MessageStats shown(long confirmed) {
        return new MessageStats(published, confirmed, returned, dropped, got, gotWithoutAck, gotNothing, delivered, deliveredWithoutAck, redelivered, acked);
    }
}
