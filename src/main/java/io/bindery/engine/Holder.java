package io.bindery.engine;

import java.util.HashSet;
import java.util.Set;

/** Who has messages of a queue unacknowledged: a consumer, or a channel by basic.get. */
abstract class Holder {

    final ChannelState channel;
    final MessageQueue queue;

    Holder(ChannelState channel, MessageQueue queue) {
        this.channel = channel;
        this.queue = queue;
    }

    /** Nobody: the message died, and its letter is not out. */
    static final Holder NOBODY = new Holder(null, null) {
        @Override String tag() {
            return "";
        }

        @Override String describe() {
            return "";
        }

        @Override void released() { }
    };

    /** What a quorum queue knows it by on its channel. */
    abstract String tag();

    /** For a person looking at the message. */
    abstract String describe();

    /** One of its messages was acknowledged, rejected or requeued. */
    abstract void released();

    /** One of its messages, already released, was over a quorum queue's delivery limit. */
    void returnedOnceTooOften() { }

    /** Whether it is a consumer, or was one. */
    boolean consumes() {
        return false;
    }

    /** A cancelled consumer, or a basic.get: a quorum queue counts it among its consumers as long as it holds something. */
    boolean lingers() {
        return false;
    }

    /** How many such hold messages of the queue. Counted when somebody asks, so that holding costs nothing. */
    static int lingering(EngineContext context, MessageQueue queue) {
        Set<Holder> lingering = new HashSet<>();
        context.forEachHeld(queue, entry -> {
            if (entry.holder.lingers()) {
                lingering.add(entry.holder);
            }
        });
        return lingering.size();
    }

    /** What basic.get took. */
    static final class ByGet extends Holder {
        private final long deliveryTag;

        ByGet(ChannelState channel, MessageQueue queue, long deliveryTag) {
            super(channel, queue);
            this.deliveryTag = deliveryTag;
        }

        @Override String tag() {
            return Long.toString(deliveryTag);
        }

        @Override String describe() {
            return "basic.get, " + channel.connection.name;
        }

        @Override void released() { }

        @Override boolean lingers() {
            return true;
        }
    }
}
