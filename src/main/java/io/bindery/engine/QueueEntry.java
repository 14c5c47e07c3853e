package io.bindery.engine;

import io.bindery.model.Message;

/** One message's place in one queue. Kept small, 64 bytes: a deep queue is a million of these. */
final class QueueEntry {

    /** Where the copy stands on its way to the disk. */
    enum Disk {
        MEMORY_ONLY, PENDING, ON_DISK;

        private static final Disk[] ALL = values();
    }

    private static final int DISK = 3;
    private static final int BARE = 4;

    /** Null while the content is on disk alone. */
    Message message;
    final long messageId;
    final long position;
    final long enqueuedAtMillis;
    /** Wall clock, 0 for never. */
    final long expiresAtMillis;
    /** Of the body. */
    final int size;
    /** How often it came back; counted by quorum queues. */
    int returns;
    /** Who has it unacknowledged; null while it is ready. */
    Holder holder;
    private final byte priority;
    /** {@link Disk}, and whether it is bare. */
    private byte disk;
    boolean redelivered;
    /** It left its queue for good. */
    boolean gone;

    QueueEntry(Message message, long position, long enqueuedAtMillis, long expiresAtMillis, int priority) {
        this(message.id(), message.body().length, position, enqueuedAtMillis, expiresAtMillis, priority);
        this.message = message;
    }

    /** Of a message whose content is on disk. */
    QueueEntry(long messageId, int size, long position, long enqueuedAtMillis, long expiresAtMillis, int priority) {
        this.messageId = messageId;
        this.size = size;
        this.position = position;
        this.enqueuedAtMillis = enqueuedAtMillis;
        this.expiresAtMillis = expiresAtMillis;
        this.priority = (byte) priority;
    }

    /** Another of the same message at the same place. */
    QueueEntry copy() {
        QueueEntry other = new QueueEntry(messageId, size, position, enqueuedAtMillis, expiresAtMillis, priority());
        other.message = message;
        other.returns = returns;
        other.holder = holder;
        other.disk = disk;
        other.redelivered = redelivered;
        return other;
    }

    int priority() {
        return priority & 0xFF;
    }

    Disk disk() {
        return Disk.ALL[disk & DISK];
    }

    void disk(Disk state) {
        disk = (byte) (disk & ~DISK | state.ordinal());
    }

    boolean logged() {
        return (disk & DISK) != 0;
    }

    /** RabbitMQ would have its content as it came, on disk alone: a letter of it is written without having read its properties. */
    boolean bare() {
        return (disk & BARE) != 0;
    }

    void makeBare() {
        disk |= BARE;
    }

    boolean isExpired(long now) {
        return expiresAtMillis != 0 && now >= expiresAtMillis;
    }

    int size() {
        return size;
    }
}
