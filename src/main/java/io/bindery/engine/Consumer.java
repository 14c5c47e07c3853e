package io.bindery.engine;

import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
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
    final FieldTable arguments;
    /** What its credit is: none kept; given back by each ack; only by basic.credit; likewise, and lapsing when the queue is empty. */
    private enum Limit { NONE, PREFETCH, CREDIT, DRAIN }

    /** How many more it may have; counts only when there is a limit. */
    private long credit;
    private Limit limit;
    /** Credit that lapsed: a quorum queue counts it against what is given later. */
    long drained;
    /** It could take nothing when its turn came, and is out of the round until something changes. */
    boolean blocked;
    boolean cancelled;
    /** Its quorum queue takes it for a cancelled one that had its tag, and has given it nothing yet: {@link Namesakes}. */
    boolean namesake;
    long unacked;
    long delivered;

    Consumer(ChannelState channel, MessageQueue queue, String tag, boolean noAck, boolean exclusive, FieldTable arguments) {
        super(channel, queue);
        this.tag = tag;
        this.noAck = noAck;
        this.exclusive = exclusive;
        this.prefetch = channel.prefetch.perConsumer();
        this.arguments = arguments;
        this.priority = arguments.integer("x-priority").orElse(0);
        boolean quorum = queue.settings().quorum();
        this.limit = !noAck && (prefetch > 0 || quorum) ? Limit.PREFETCH : Limit.NONE;
        this.credit = prefetch > 0 ? prefetch : QUORUM_CREDIT;
    }

    boolean hasCredit() {
        return limit == Limit.NONE || credit > 0;
    }

    /** Whether the next message can go to it now. */
    boolean canTake() {
        return hasCredit() && channel.connection.writable() && (queue.settings().quorum() || !channel.prefetch.reached());
    }

    /** Whether it can take one more, and no second. */
    boolean takesLast() {
        return limit != Limit.NONE && credit == 1;
    }

    void took() {
        delivered++;
        if (limit != Limit.NONE && --credit == 0 && limit == Limit.DRAIN) {
            setLimit(Limit.CREDIT);
        }
        if (!noAck) {
            unacked++;
            channel.prefetch.handedOut();
        }
    }

    /** It may have so many from now on, whatever it had. */
    void grant(long newCredit, boolean drain) {
        credit = newCredit;
        setLimit(drain && newCredit != 0 ? Limit.DRAIN : Limit.CREDIT);
    }

    /** The same at a quorum queue, where a consumer with a prefetch goes on getting it back by acks. */
    void grantOfQuorum(long newCredit) {
        credit = newCredit;
        if (limit == Limit.NONE) {
            limit = Limit.CREDIT;
        }
    }

    /** Whether it has credit that lapses once the queue is empty. */
    boolean drains() {
        return limit == Limit.DRAIN;
    }

    /** It is gone, and so is its credit. */
    void endCredit() {
        setLimit(Limit.CREDIT);
    }

    private void setLimit(Limit next) {
        queue.consumers().draining += (next == Limit.DRAIN ? 1 : 0) - (limit == Limit.DRAIN ? 1 : 0);
        limit = next;
    }

    ConsumerSnapshot snapshot() {
        return new ConsumerSnapshot(tag, channel.connection.id, channel.connection.name, channel.number, prefetch, noAck, exclusive,
                queue.consumers().serves(this), unacked, delivered);
    }

    @Override void released() {
        unacked--;
        Consumer credited = cancelled ? heir() : this;
        if (credited != null) {
            credited.creditBack();
        }
    }

    /** A classic queue knows by the tag alone whose a message was: a consumer that took over a cancelled one's tag is credited. */
    private Consumer heir() {
        Consumer heir = channel.consumers.get(tag);
        return heir == null || heir.queue != queue || queue.settings().quorum() && !heir.namesake ? null : heir;
    }

    /** A quorum queue counts against its credit what the one before it holds, even if it acknowledges nothing itself. */
    void follow(long held) {
        namesake = true;
        limit = Limit.PREFETCH;
        credit = Math.max(0, credit - held);
    }

    /** Nothing is held any more by who was before it. */
    void standAlone() {
        namesake = false;
        limit = noAck ? Limit.NONE : limit;
    }

    private void creditBack() {
        if (limit == Limit.PREFETCH && ++credit == 1 && queue.consumers().unblock(channel)) {
            queue.wantsRun();
        }
    }

    /** RabbitMQ 3.10's quorum queue gives credit back for the return and once more for the message's end. */
    @Override void returnedOnceTooOften() {
        if (limit == Limit.PREFETCH) {
            credit++;
        }
    }

    @Override boolean consumes() {
        return true;
    }

    @Override boolean lingers() {
        return cancelled && heir() == null;
    }

    @Override String tag() {
        return tag;
    }

    @Override String describe() {
        return tag + ", " + channel.connection.name;
    }
}
