package io.bindery.engine;

import io.bindery.model.Message;

/**
 * Counts what the messages of a broker take up in memory: contents, once however many queues share one, and places in
 * queues. Says when contents that lie on disk as well should leave. Owned by the engine's thread.
 */
final class Memory {

    /** A message object with the headers of its two arrays. */
    static final int PER_MESSAGE = 96;
    /** An entry and its slot in a queue (72), and the store's two tables, which find its record (64 on average). */
    static final int PER_PLACE = 136;

    private final long budget;
    private long contents;
    private long places;

    /** @param budget for contents */
    Memory(long budget) {
        this.budget = budget;
    }

    /** All of it, in bytes. */
    long held() {
        return contents + places * PER_PLACE;
    }

    void placed(QueueEntry entry) {
        places++;
        if (entry.message != null) {
            hold(entry.message);
        }
    }

    /** An entry is of no queue any more. It may still have its message: it is on its way out. */
    void left(QueueEntry entry) {
        places--;
        if (entry.message != null) {
            release(entry.message);
        }
    }

    void fetched(QueueEntry entry, Message message) {
        entry.message = message;
        hold(message);
    }

    void evict(QueueEntry entry) {
        release(entry.message);
        entry.message = null;
    }

    /** For what holds a message and is no place in a queue. */
    void hold(Message message) {
        if (message.hold()) {
            contents += cost(message);
        }
    }

    void release(Message message) {
        if (message.release()) {
            contents -= cost(message);
        }
    }

    /** Contents take up more than they should: what is far from being delivered leaves. */
    boolean pressed() {
        return contents > budget;
    }

    /** Much more: whatever lies on disk leaves. */
    boolean squeezed() {
        return contents > 2 * budget;
    }

    /** How much may be on its way from the disk at the same time. */
    long mostFetched() {
        return budget / 2;
    }

    private static int cost(Message message) {
        return PER_MESSAGE + message.propertyBytes().length + message.body().length;
    }
}
