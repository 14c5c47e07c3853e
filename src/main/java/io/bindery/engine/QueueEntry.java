package io.bindery.engine;

import io.bindery.model.Message;

/** One message's place in one queue. Kept small: a deep queue is a million of these. */
final class QueueEntry {

    /** Where the copy stands on its way to the disk. */
    enum Disk { MEMORY_ONLY, PENDING, ON_DISK }

    final Message message;
    final long position;
    final long enqueuedAtMillis;
    /** Wall clock, 0 for never. */
    final long expiresAtMillis;
    final short priority;
    boolean redelivered;
    /** It left its queue for good. */
    boolean gone;
    Disk disk = Disk.MEMORY_ONLY;
    /** How often it came back; counted by quorum queues. */
    int returns;
    /** Who has it unacknowledged; null while it is ready. */
    Holder holder;

    QueueEntry(Message message, long position, long enqueuedAtMillis, long expiresAtMillis, int priority) {
        this.message = message;
        this.position = position;
        this.enqueuedAtMillis = enqueuedAtMillis;
        this.expiresAtMillis = expiresAtMillis;
        this.priority = (short) priority;
    }

    boolean logged() {
        return disk != Disk.MEMORY_ONLY;
    }

    boolean isExpired(long now) {
        return expiresAtMillis != 0 && now >= expiresAtMillis;
    }

    int size() {
        return message.body().length;
    }
}
