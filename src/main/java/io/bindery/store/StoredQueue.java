package io.bindery.store;

import io.bindery.model.QueueDefinition;

/** A durable queue as the index keeps it. */
final class StoredQueue {

    final long id;
    final int number;
    /** Null until its record was met. */
    Stored<QueueDefinition> definition;
    int entries;
    /** Only while a journal is replayed for an engine; else null. */
    RecoveredPlaces places;

    StoredQueue(long id, int number) {
        this.id = id;
        this.number = number;
    }
}
