package io.bindery.engine;

/**
 * Who held messages of a queue when it broke down. The queue knows nothing of him any more, but his channel does, by the numbers the
 * queue had given them: RabbitMQ's queue counts from the start again when nothing of it was on disk, and takes what it hears of such a
 * number for what it has handed to the same channel since.
 */
final class Former extends Holder {

    private final Holder before;
    private final MessageQueue since;
    private final long numberedFrom;

    /** @param gone stands for what the queue was before */
    Former(Holder before, MessageQueue gone, MessageQueue since) {
        super(before.channel, gone);
        this.before = before;
        this.since = since;
        this.numberedFrom = since.numberedFrom();
    }

    /** What the channel holds now under this one's number; null for nothing. */
    QueueEntry namesakeOf(QueueEntry entry) {
        if (since.settings().maxPriority() > 0) {
            return null; // they are numbered by priority
        }
        long position = entry.position - numberedFrom + since.numberedFrom();
        return channel.unacked.first(held -> held.holder.queue == since && held.position == position);
    }

    @Override boolean consumes() {
        return before.consumes();
    }

    @Override String tag() {
        return before.tag();
    }

    @Override String describe() {
        return before.describe();
    }

    @Override void released() { }
}
