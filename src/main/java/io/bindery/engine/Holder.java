package io.bindery.engine;

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
        @Override String describe() {
            return "";
        }

        @Override void released() { }
    };

    /** For a person looking at the message. */
    abstract String describe();

    /** One of its messages was acknowledged, rejected or requeued. */
    abstract void released();

    /** What basic.get took. */
    static final class ByGet extends Holder {
        ByGet(ChannelState channel, MessageQueue queue) {
            super(channel, queue);
        }

        @Override String describe() {
            return "basic.get, " + channel.connection.name;
        }

        @Override void released() { }
    }
}
