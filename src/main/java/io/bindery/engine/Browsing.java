package io.bindery.engine;

import io.bindery.model.QueuedMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at a queue's messages, those handed out included, and leaves them alone. */
final class Browsing {

    private static final Comparator<QueueEntry> BY_POSITION = Comparator.comparingLong(entry -> entry.position);

    private final EngineContext context;

    Browsing(EngineContext context) {
        this.context = context;
    }

    void browse(EngineCommand.Browse command) {
        VirtualHost vhost = context.vhosts.get(command.vhost());
        MessageQueue queue = vhost == null ? null : vhost.queue(command.queue());
        command.answer().accept(queue == null ? List.of() : messages(queue, command.fromPosition(), command.limit()));
    }

    private List<QueuedMessage> messages(MessageQueue queue, long from, int limit) {
        List<QueueEntry> entries = new ArrayList<>();
        queue.ready().forEach(entry -> {
            if (entry.position >= from) {
                entries.add(entry);
            }
        });
        addHandedOut(queue, from, entries);
        entries.sort(BY_POSITION);
        return entries.stream().limit(limit).map(Browsing::asSeen).toList();
    }

    private void addHandedOut(MessageQueue queue, long from, List<QueueEntry> entries) {
        for (ConnectionState connection : context.connections) {
            for (ChannelState channel : connection.openChannels()) {
                channel.forEachHeld(entry -> {
                    if (entry.holder != null && entry.holder.queue == queue && entry.position >= from) {
                        entries.add(entry);
                    }
                });
            }
        }
    }

    private static QueuedMessage asSeen(QueueEntry entry) {
        boolean ready = entry.holder == null;
        return new QueuedMessage(entry.position, BlindCopies.hidden(entry.message),
                ready ? QueuedMessage.State.READY : QueuedMessage.State.UNACKED, entry.redelivered,
                switch (entry.disk) {
                    case MEMORY_ONLY -> QueuedMessage.Disk.MEMORY_ONLY;
                    case PENDING -> QueuedMessage.Disk.PENDING;
                    case ON_DISK -> QueuedMessage.Disk.ON_DISK;
                },
                ready ? "" : entry.holder.describe(), entry.enqueuedAtMillis, entry.expiresAtMillis);
    }
}
