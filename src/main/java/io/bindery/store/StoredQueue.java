package io.bindery.store;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.model.QueueDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A durable queue as the index keeps it. */
final class StoredQueue {

    final long id;
    final int number;
    /** Null until its record was met. */
    Stored<QueueDefinition> definition;
    int entries;
    /** By priority; null while there is none. */
    private Map<Integer, Gap> gaps;
    /** No place behind it was ever there. */
    long lastPosition;
    /** Only while a journal is replayed for an engine; else null. */
    RecoveredPlaces places;

    StoredQueue(long id, int number) {
        this.id = id;
        this.number = number;
    }

    void put(Gap gap) {
        gaps = gaps == null ? new TreeMap<>() : gaps;
        gaps.put(gap.priority(), gap);
    }

    Collection<Gap> gaps() {
        return gaps == null ? List.of() : gaps.values();
    }

    /** How many of so many places, from that one on, can have been there. */
    int placesIn(long first, int count) {
        return (int) Math.max(0, Math.min(count, lastPosition - first + 1));
    }
}
