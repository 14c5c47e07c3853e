package io.bindery.model;

/**
 * How much a channel, a queue or a virtual host has done since it came, as RabbitMQ counts it: what is rejected is not acked, and what
 * is published in a transaction counts when that is committed.
 *
 * @param returned unroutable and sent back · dropped unroutable and lost · gotNothing a get that found the queue empty
 */
public record MessageStats(long published, long confirmed, long returned, long dropped, long got, long gotWithoutAck, long gotNothing,
                           long delivered, long deliveredWithoutAck, long redelivered, long acked) {

    public static final MessageStats NONE = new MessageStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public boolean publishes() {
        return published > 0;
    }

    public boolean takes() {
        return handedOut() + gotNothing > 0;
    }

    public long handedOut() {
        return got + gotWithoutAck + delivered + deliveredWithoutAck;
    }

    public MessageStats plus(MessageStats other) {
        return new MessageStats(published + other.published, confirmed + other.confirmed, returned + other.returned, dropped + other.dropped,
                got + other.got, gotWithoutAck + other.gotWithoutAck, gotNothing + other.gotNothing, delivered + other.delivered,
                deliveredWithoutAck + other.deliveredWithoutAck, redelivered + other.redelivered, acked + other.acked);
    }
}
