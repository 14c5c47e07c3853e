package io.bindery.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** First in, first out, by position: what comes back takes its old place again. A ring of entries sorted by position. */
final class PositionOrder implements ReadyMessages {

    private static final int SMALLEST = 16;

    private QueueEntry[] ring = new QueueEntry[SMALLEST];
    private int head;
    private int size;

    @Override public int size() {
        return size;
    }

    @Override public QueueEntry peek() {
        return ring[head];
    }

    @Override public QueueEntry poll() {
        QueueEntry entry = ring[head];
        if (entry != null) {
            ring[head] = null;
            head = (head + 1) & (ring.length - 1);
            size--;
            shrinkWhenIdle();
        }
        return entry;
    }

    @Override public void add(QueueEntry entry) {
        insert(entry, size == 0 || get(size - 1).position < entry.position ? size : placeOf(entry.position));
    }

    /** From the last to the first, so that each usually goes before the head. */
    @Override public void putBack(List<QueueEntry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            QueueEntry entry = entries.get(i);
            insert(entry, placeOf(entry.position));
        }
    }

    @Override public boolean remove(QueueEntry entry) {
        int at = placeOf(entry.position);
        if (at == size || get(at) != entry) {
            return false;
        }
        if (at < size / 2) {
            for (int i = at; i > 0; i--) {
                ring[slot(i)] = get(i - 1);
            }
            ring[head] = null;
            head = (head + 1) & (ring.length - 1);
        } else {
            for (int i = at; i < size - 1; i++) {
                ring[slot(i)] = get(i + 1);
            }
            ring[slot(size - 1)] = null;
        }
        size--;
        shrinkWhenIdle();
        return true;
    }

    @Override public long ahead(QueueEntry entry) {
        return size == 0 ? 0 : entry.position - peek().position;
    }

    @Override public void forEach(Consumer<QueueEntry> reader) {
        for (int i = 0; i < size; i++) {
            reader.accept(get(i));
        }
    }

    @Override public void walk(Predicate<QueueEntry> reader) {
        walkFrom(0, reader);
    }

    /** From this position on. */
    void walkFrom(long position, Predicate<QueueEntry> reader) {
        int at = placeOf(position);
        while (at < size && reader.test(get(at))) {
            at++;
        }
    }

    /** From the last one to the first. */
    void walkBack(Predicate<QueueEntry> reader) {
        int at = size - 1;
        while (at >= 0 && reader.test(get(at))) {
            at--;
        }
    }

    /** Index of the first entry whose position is not below this one. */
    private int placeOf(long position) {
        int low = 0;
        int high = size;
        if (size == 0 || get(0).position >= position) {
            return 0;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).position < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(QueueEntry entry, int at) {
        growWhenFull();
        if (at < size / 2) {
            head = (head - 1) & (ring.length - 1);
            for (int i = 0; i < at; i++) {
                ring[slot(i)] = get(i + 1);
            }
        } else {
            for (int i = size; i > at; i--) {
                ring[slot(i)] = get(i - 1);
            }
        }
        ring[slot(at)] = entry;
        size++;
    }

    private QueueEntry get(int index) {
        return ring[slot(index)];
    }

    private int slot(int index) {
        return (head + index) & (ring.length - 1);
    }

    private void growWhenFull() {
        if (size == ring.length) {
            resize(ring.length * 2);
        }
    }

    /** An emptied queue gives the room of its worst hour back. */
    private void shrinkWhenIdle() {
        if (size == 0 && ring.length > 4096) {
            ring = new QueueEntry[SMALLEST];
            head = 0;
        }
    }

    private void resize(int capacity) {
        QueueEntry[] larger = new QueueEntry[capacity];
        for (int i = 0; i < size; i++) {
            larger[i] = get(i);
        }
        ring = larger;
        head = 0;
    }
}
