package io.bindery.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A quorum queue's order: returned messages go before all others when the queue has a delivery limit, in the order they
 * came back; without a limit they queue up behind the others, as RabbitMQ 3.10 has it.
 */
final class QuorumOrder implements ReadyMessages {

    private final Deque<QueueEntry> returned = new ArrayDeque<>();
    private final Deque<QueueEntry> messages = new ArrayDeque<>();
    private final boolean returnedFirst;

    QuorumOrder(boolean returnedFirst) {
        this.returnedFirst = returnedFirst;
    }

    @Override public int size() {
        return returned.size() + messages.size();
    }

    @Override public QueueEntry peek() {
        return returned.isEmpty() ? messages.peek() : returned.peek();
    }

    @Override public QueueEntry poll() {
        return returned.isEmpty() ? messages.poll() : returned.poll();
    }

    @Override public void add(QueueEntry entry) {
        messages.add(entry);
    }

    @Override public void putBack(List<QueueEntry> entries) {
        (returnedFirst ? returned : messages).addAll(entries);
    }

    /** Messages of a consumer that is gone come first, whatever the limit. */
    void putFirst(List<QueueEntry> entries) {
        returned.addAll(entries);
    }

    @Override public boolean remove(QueueEntry entry) {
        return returned.remove(entry) || messages.remove(entry);
    }

    /** What is older than the head has been handed out before. */
    @Override public long ahead(QueueEntry entry) {
        long fromHead = messages.isEmpty() ? -1 : entry.position - messages.peek().position;
        return fromHead >= 0 ? returned.size() + fromHead : returnedFirst ? 0 : size();
    }

    @Override public void forEach(Consumer<QueueEntry> reader) {
        returned.forEach(reader);
        messages.forEach(reader);
    }

    @Override public void walk(Predicate<QueueEntry> reader) {
        for (QueueEntry entry : returned) {
            if (!reader.test(entry)) {
                return;
            }
        }
        for (QueueEntry entry : messages) {
            if (!reader.test(entry)) {
                return;
            }
        }
    }
}
