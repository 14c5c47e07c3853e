package io.bindery.engine;

/** Logged copies whose fsync is still out, in the order of the log: so that figures can tell written from handed over. */
final class PendingCopies {

    private static final int SMALLEST = 64;

    private long[] positions = new long[SMALLEST];
    private MessageQueue[] queues = new MessageQueue[SMALLEST];
    private QueueEntry[] entries = new QueueEntry[SMALLEST];
    private int head;
    private int size;

    void add(long logPosition, MessageQueue queue, QueueEntry entry) {
        if (size == positions.length) {
            grow();
        }
        int at = (head + size++) & (positions.length - 1);
        positions[at] = logPosition;
        queues[at] = queue;
        entries[at] = entry;
        entry.disk(QueueEntry.Disk.PENDING);
        queue.copyPending(entry);
    }

    /** Another entry stands for this copy from now on. */
    void replace(QueueEntry one, QueueEntry other) {
        for (int i = 0; i < size; i++) {
            int at = (head + i) & (positions.length - 1);
            if (entries[at] == one) {
                entries[at] = other;
            }
        }
    }

    /** The log is on disk up to here. */
    void committed(long logPosition, Paging paging) {
        while (size > 0 && positions[head] <= logPosition) {
            QueueEntry entry = entries[head];
            entry.disk(QueueEntry.Disk.ON_DISK);
            queues[head].copyOnDisk(entry);
            paging.onDisk(queues[head], entry);
            queues[head] = null;
            entries[head] = null;
            head = (head + 1) & (positions.length - 1);
            size--;
        }
    }

    private void grow() {
        int capacity = positions.length * 2;
        long[] newPositions = new long[capacity];
        MessageQueue[] newQueues = new MessageQueue[capacity];
        QueueEntry[] newEntries = new QueueEntry[capacity];
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (positions.length - 1);
            newPositions[i] = positions[from];
            newQueues[i] = queues[from];
            newEntries[i] = entries[from];
        }
        positions = newPositions;
        queues = newQueues;
        entries = newEntries;
        head = 0;
    }
}
