package io.bindery.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All places in queues at one moment: queue after queue, positions ascending.
 *
 * @param keys as {@link EntryTable#key} makes them
 */
record EntryOrder(long[] keys, List<Queue> queues) {

    /** A queue's places: {@code from} up to, not including, {@code to}. */
    record Queue(long id, String vhost, String name, int from, int to) { }

    static EntryOrder of(IndexLooks looks) {
        long[] keys = looks.entryKeys();
        Arrays.sort(keys);
        List<Queue> queues = new ArrayList<>();
        for (IndexLooks.QueueName queue : looks.queueNames()) {
            queues.add(new Queue(queue.id(), queue.vhost(), queue.name(), from(keys, queue.number()), from(keys, queue.number() + 1)));
        }
        return new EntryOrder(keys, queues);
    }

    private static int from(long[] keys, int number) {
        int at = Arrays.binarySearch(keys, EntryTable.key(number, 0));
        return at < 0 ? -at - 1 : at;
    }
}
