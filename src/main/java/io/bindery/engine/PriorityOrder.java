package io.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** x-max-priority: higher priorities first, each in its order of positions. */
final class PriorityOrder implements ReadyMessages {

    private final PositionOrder[] levels;
    private int size;
    /** No level above this one has messages. */
    private int highest;

    PriorityOrder(int maxPriority) {
        levels = new PositionOrder[maxPriority + 1];
    }

    @Override public int size() {
        return size;
    }

    @Override public QueueEntry peek() {
        return size == 0 ? null : top().peek();
    }

    @Override public QueueEntry poll() {
        if (size == 0) {
            return null;
        }
        size--;
        return top().poll();
    }

    @Override public void add(QueueEntry entry) {
        level(entry).add(entry);
        size++;
        highest = Math.max(highest, entry.priority());
    }

    @Override public void putBack(List<QueueEntry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            QueueEntry entry = entries.get(i);
            level(entry).putBack(List.of(entry));
            size++;
            highest = Math.max(highest, entry.priority());
        }
    }

    @Override public boolean remove(QueueEntry entry) {
        boolean removed = level(entry).remove(entry);
        size -= removed ? 1 : 0;
        return removed;
    }

    @Override public long ahead(QueueEntry entry) {
        long ahead = level(entry).ahead(entry);
        for (int i = highest; i > entry.priority(); i--) {
            ahead += levels[i] == null ? 0 : levels[i].size();
        }
        return ahead;
    }

    @Override public void forEach(Consumer<QueueEntry> reader) {
        List<PositionOrder> descending = new ArrayList<>();
        for (int i = levels.length - 1; i >= 0; i--) {
            if (levels[i] != null) {
                descending.add(levels[i]);
            }
        }
        descending.forEach(level -> level.forEach(reader));
    }

    @Override public void walk(Predicate<QueueEntry> reader) {
        boolean[] more = {true};
        for (int i = levels.length - 1; i >= 0 && more[0]; i--) {
            if (levels[i] != null) {
                levels[i].walk(entry -> more[0] = reader.test(entry));
            }
        }
    }

    private PositionOrder top() {
        while (levels[highest] == null || levels[highest].isEmpty()) {
            highest--;
        }
        return levels[highest];
    }

    private PositionOrder level(QueueEntry entry) {
        if (levels[entry.priority()] == null) {
            levels[entry.priority()] = new PositionOrder();
        }
        return levels[entry.priority()];
    }
}
