package io.bindery.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The messages of a queue that wait for delivery, in the order they will be delivered. */
interface ReadyMessages {

    int size();

    /** The next to be delivered, null when there is none. */
    QueueEntry peek();

    QueueEntry poll();

    /** Puts a new message where new ones go. */
    void add(QueueEntry entry);

    /** Takes messages back that had been handed out; {@code entries} ascend in position. */
    void putBack(List<QueueEntry> entries);

    /** False when it isn't here. */
    boolean remove(QueueEntry entry);

    void forEach(Consumer<QueueEntry> reader);

    /** From the next to be delivered on, in that order, while the reader wants more. */
    void walk(Predicate<QueueEntry> reader);

    /**
     * About how many messages will be delivered before this one, which is here: positions are dense enough to tell without counting.
     */
    long ahead(QueueEntry entry);

    default boolean isEmpty() {
        return size() == 0;
    }

    static ReadyMessages of(QueueSettings settings) {
        if (settings.quorum()) {
            return new QuorumOrder(settings.deliveryLimit() != QueueSettings.NONE);
        }
        return settings.maxPriority() > 0 ? new PriorityOrder(settings.maxPriority()) : new PositionOrder();
    }
}
