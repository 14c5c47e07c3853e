package io.bindery.engine;

import java.util.List;
import java.util.Objects;

/**
 * Who held messages of a queue when it broke down. The queue knows nothing of him any more, but his channel does, by the numbers the
 * queue had given them. RabbitMQ's queue counts from the start again when nothing of it was on disk, and what it hears of a number from a
 * channel that it deals with settles what it has handed out under that number since, to whomever.
 */
final class Former extends Holder {

    private final Holder before;
    private final MessageQueue since;
    private final long numberedFrom;
    /** Whether he is credited for it yet. */
    private final boolean owed;

    /** @param gone stands for what the queue was before */
    Former(Holder before, MessageQueue gone, MessageQueue since) {
        this(before, gone, since, false);
    }

    private Former(Holder before, MessageQueue gone, MessageQueue since, boolean owed) {
        super(before.channel, gone);
        this.before = before;
        this.since = since;
        this.numberedFrom = since.numberedFrom();
        this.owed = owed;
    }

    static Former owed(Holder former, Holder before) {
        return new Former(before, former.queue, before.queue, true);
    }

    /** What is held now under this one's number, by the channel itself or else by any; null for nothing, or when the queue knows nothing of the channel. */
    QueueEntry namesakeOf(QueueEntry entry, List<ConnectionState> connections) {
        if (since.isDeleted() || since.settings().maxPriority() > 0 || !isKnown()) {
            return null; // by priority they have numbers of their own
        }
        long position = entry.position - numberedFrom + since.numberedFrom();
        QueueEntry own = heldBy(channel, position);
        return own != null ? own : connections.stream().flatMap(connection -> connection.openChannels().stream())
                .map(other -> heldBy(other, position)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private boolean isKnown() {
        return channel.consumers.values().stream().anyMatch(consumer -> consumer.queue == since)
                || channel.unacked.first(held -> held.holder.queue == since) != null;
    }

    private QueueEntry heldBy(ChannelState who, long position) {
        return who.unacked.first(held -> held.holder.queue == since && held.position == position);
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

    @Override void released() {
        if (owed) {
            before.released();
        }
    }
}
