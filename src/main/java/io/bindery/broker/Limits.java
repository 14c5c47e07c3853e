package io.bindery.broker;

/**
 * How much memory a broker may use for what, and how much of its disk it leaves free, in bytes. All of the memory follows from the heap, so that what may be full at the same
 * time fits in it; docs/decisions/memory.md says why so much.
 *
 * @param resident contents of messages; beyond it those that are on disk leave memory
 * @param held all that messages take up, their places in queues included; beyond it publishers wait
 * @param mailbox bodies on their way to the engine; beyond it sockets are not read
 * @param backlog records on their way to the disk, outside the heap; likewise
 * @param inbound bodies of which a part has arrived
 * @param diskFree publishers wait while the disk with the data has less room than this
 */
public record Limits(long resident, long held, long mailbox, long backlog, long inbound, long diskFree) {

    private static final long MOST_WAITING = 64 << 20;
    /** RabbitMQ's max_message_size. */
    private static final long LARGEST_BODY = 128 << 20;
    /** RabbitMQ's disk_free_limit. */
    private static final long DISK_FREE = 50_000_000;
    /** What lives in the heap with a window at 1600 × 1000: scene and styles, its picture where no graphics card draws, 26,000 events. */
    private static final long WINDOW = 80 << 20;

    public static Limits ofHeap(long heap) {
        return new Limits(heap / 16, heap * 65 / 100, Math.min(MOST_WAITING, heap / 32), Math.min(MOST_WAITING, heap / 8),
                Math.max(heap / 16, Math.min(LARGEST_BODY, heap / 8)), DISK_FREE);
    }

    /** For a broker that shares the heap with its window. */
    public static Limits ofHeapWithWindow(long heap) {
        return ofHeap(Math.max(heap / 4, heap - WINDOW));
    }

    public static Limits ofThisJvm() {
        return ofHeap(Runtime.getRuntime().maxMemory());
    }

    public static Limits ofThisJvmWithWindow() {
        return ofHeapWithWindow(Runtime.getRuntime().maxMemory());
    }

    public Limits withResident(long bytes) {
        return new Limits(bytes, held, mailbox, backlog, inbound, diskFree);
    }

    public Limits withHeld(long bytes) {
        return new Limits(resident, bytes, mailbox, backlog, inbound, diskFree);
    }

    public Limits withDiskFree(long bytes) {
        return new Limits(resident, held, mailbox, backlog, inbound, bytes);
    }
}
