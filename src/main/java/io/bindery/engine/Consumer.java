package io.bindery.engine;

import io.bindery.model.FieldTable;

/** One subscription to a queue. */
final class Consumer extends Holder {

    /** What a quorum queue hands out at most when no prefetch was asked for. */
    private static final int QUORUM_CREDIT = 2000;

    final String tag;
    final boolean noAck;
    final boolean exclusive;
    final int prefetch;
    final long priority;
    /** How many more it may have; counts only when {@link #limited}. */
    private int credit;
    private final boolean limited;
    /** It could take nothing when its turn came, and is out of the round until something changes. */
    boolean blocked;
    boolean cancelled;
    long unacked;
    long delivered;

    Consumer(ChannelState channel, MessageQueue queue, String tag, boolean noAck, boolean exclusive, FieldTable arguments) {
        super(channel, queue);
        this.tag = tag;
        this.noAck = noAck;
        this.exclusive = exclusive;
        this.prefetch = channel.prefetch.perConsumer();
        this.priority = arguments.integer("x-priority").orElse(0);
        boolean quorum = queue.settings().quorum();
        this.limited = !noAck && (prefetch > 0 || quorum);
        this.credit = prefetch > 0 ? prefetch : QUORUM_CREDIT;
    }

    boolean hasCredit() {
        return !limited || credit > 0;
    }

    /** Whether the next message can go to it now. */
    boolean canTake() {
        return hasCredit() && channel.connection.writable() && (queue.settings().quorum() || !channel.prefetch.reached());
    }

    void took() {
        delivered++;
        if (!noAck) {
            unacked++;
            credit--;
            channel.prefetch.handedOut();
        }
    }

    @Override void released() {
        unacked--;
        credit++;
        if (limited && credit == 1 && !cancelled && queue.consumers().unblock(channel)) {
            queue.wantsRun();
        }
    }

    @Override String describe() {
        return tag + ", " + channel.connection.name;
    }
}
