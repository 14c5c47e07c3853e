package io.bindery.engine;

import io.bindery.model.Message;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks at a queue's messages, those handed out included, and leaves them alone. What is on disk alone is read by the store
 * and answered on its thread.
 */
final class Browsing {

    private static final Comparator<QueueEntry> BY_POSITION = Comparator.comparingLong(entry -> entry.position);

    private final EngineContext context;

    Browsing(EngineContext context) {
        this.context = context;
    }

    /** What is seen of an entry, at the time of asking. */
    private record Seen(long position, Message message, QueuedMessage.State state, boolean redelivered, QueuedMessage.Disk disk,
                        String heldBy, long enqueuedAtMillis, long expiresAtMillis) {

        static Seen of(QueueEntry entry) {
            boolean ready = entry.holder == null;
            return new Seen(entry.position, entry.message, ready ? QueuedMessage.State.READY : QueuedMessage.State.UNACKED,
                    entry.redelivered, switch (entry.disk()) {
                        case MEMORY_ONLY -> QueuedMessage.Disk.MEMORY_ONLY;
                        case PENDING -> QueuedMessage.Disk.PENDING;
                        case ON_DISK -> QueuedMessage.Disk.ON_DISK;
                    }, ready ? "" : entry.holder.describe(), entry.enqueuedAtMillis, entry.expiresAtMillis);
        }

        QueuedMessage with(Message content) {
            return new QueuedMessage(position, BlindCopies.hidden(content), state, redelivered, disk, heldBy, enqueuedAtMillis,
                    expiresAtMillis);
        }
    }

    void browse(EngineCommand.Browse command) {
        VirtualHost vhost = context.vhosts.get(command.vhost());
        MessageQueue queue = vhost == null ? null : vhost.queue(command.queue());
        if (queue == null) {
            command.answer().accept(QueuePage.EMPTY);
            return;
        }
        boolean atEnd = command.fromPosition() == EngineCommand.Browse.AT_END;
        List<QueueEntry> found = atEnd ? last(queue, command.limit()) : from(queue, command.fromPosition(), command.limit());
        List<QueueEntry> page = atEnd ? endOf(found, command.limit()) : startOf(found, command.limit());
        long next = atEnd || page.size() == found.size() ? QueuePage.NONE : page.get(page.size() - 1).position + 1;
        List<Seen> seen = page.stream().map(Seen::of).toList();
        long[] missing = page.stream().filter(entry -> entry.message == null).mapToLong(entry -> entry.messageId).toArray();
        if (missing.length == 0) {
            command.answer().accept(new QueuePage(seen.stream().map(each -> each.with(each.message)).toList(), next));
        } else {
            context.log.read(missing, contents -> command.answer().accept(new QueuePage(together(seen, contents), next)));
        }
    }

    /** What has gone meanwhile, or can't be read, is left out. */
    private static List<QueuedMessage> together(List<Seen> seen, Message[] contents) {
        List<QueuedMessage> messages = new ArrayList<>(seen.size());
        int next = 0;
        for (Seen each : seen) {
            Message content = each.message != null ? each.message : contents[next++];
            if (content != null) {
                messages.add(each.with(content));
            }
        }
        return messages;
    }

    /** A page and, where there are more, one at least of those behind it. */
    private List<QueueEntry> from(MessageQueue queue, long from, int limit) {
        List<QueueEntry> entries = new ArrayList<>();
        if (queue.ready() instanceof PositionOrder ordered) {
            ordered.walkFrom(from, entry -> entries.add(entry) && entries.size() <= limit);
        } else {
            queue.ready().forEach(entry -> {
                if (entry.position >= from) {
                    entries.add(entry);
                }
            });
        }
        addHandedOut(queue, from, entries);
        entries.sort(BY_POSITION);
        return entries;
    }

    private static List<QueueEntry> startOf(List<QueueEntry> entries, int limit) {
        int end = 0;
        long bytes = 0;
        while (end < Math.min(limit, entries.size()) && (end == 0 || bytes + entries.get(end).size <= QueuePage.MOST_BYTES)) {
            bytes += entries.get(end++).size;
        }
        return entries.subList(0, end);
    }

    private List<QueueEntry> last(MessageQueue queue, int limit) {
        List<QueueEntry> entries = new ArrayList<>();
        if (queue.ready() instanceof PositionOrder ordered) {
            ordered.walkBack(entry -> entries.add(entry) && entries.size() < limit);
        } else {
            queue.ready().forEach(entries::add);
        }
        addHandedOut(queue, 0, entries);
        entries.sort(BY_POSITION);
        return entries;
    }

    private static List<QueueEntry> endOf(List<QueueEntry> entries, int limit) {
        int start = entries.size();
        long bytes = 0;
        while (start > Math.max(0, entries.size() - limit)
                && (start == entries.size() || bytes + entries.get(start - 1).size <= QueuePage.MOST_BYTES)) {
            bytes += entries.get(--start).size;
        }
        return entries.subList(start, entries.size());
    }

    void listExpiries(EngineCommand.ListExpiries command) {
        VirtualHost vhost = context.vhosts.get(command.vhost());
        MessageQueue queue = vhost == null ? null : vhost.queue(command.queue());
        List<QueueEntry> entries = new ArrayList<>();
        if (queue != null) {
            queue.ready().forEach(entries::add);
            addHandedOut(queue, 0, entries);
        }
        command.answer().accept(entries.stream().filter(entry -> entry.logged() && entry.expiresAtMillis != 0)
                .map(entry -> entry.expiresAtMillis).sorted().toList());
    }

    private void addHandedOut(MessageQueue queue, long from, List<QueueEntry> entries) {
        context.forEachHeld(queue, entry -> {
            if (entry.position >= from) {
                entries.add(entry);
            }
        });
    }
}
