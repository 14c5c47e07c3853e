package io.bindery.engine;

import io.bindery.model.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contents leave memory that lie on disk, and has them fetched before they are needed. A queue has at most one fetch
 * under way: what its dead letters wait for comes first, then what will be delivered next.
 */
final class Paging {

    /** So much of a queue's head stays in memory under ordinary pressure. */
    private static final long NEAR = 64 << 10;
    private static final long MOST_AT_ONCE = 1 << 20;
    private static final long LEAST_AT_ONCE = 16 << 10;
    private static final int MOST_ENTRIES = 4096;

    /** @param reach how many of the queue's next messages are in memory once it has come */
    private record Fetch(MessageQueue queue, QueueEntry[] entries, long bytes, int reach) { }

    private final MessageLog log;
    private final Memory memory;
    private final Map<Long, Fetch> fetches = new HashMap<>();
    /** Queues that want a fetch while as much as may be is under way. */
    private final Deque<MessageQueue> inLine = new ArrayDeque<>();
    private final List<QueueEntry> batch = new ArrayList<>();
    private long batchBytes;
    private int reach;
    private long underWay;
    private long lastRequest;

    Paging(MessageLog log, Memory memory) {
        this.log = log;
        this.memory = memory;
    }

    /** A copy has come to disk: it may leave memory. */
    void onDisk(MessageQueue queue, QueueEntry entry) {
        if (memory.pressed() && !entry.gone && entry.message != null
                && (entry.holder != null || memory.squeezed() || !isNear(queue, entry))) {
            memory.evict(entry);
            queue.evicted(entry);
        }
    }

    /** It was sent: until it is settled nobody needs it. */
    void sent(QueueEntry entry) {
        if (memory.pressed() && !entry.gone && entry.disk() == QueueEntry.Disk.ON_DISK) {
            memory.evict(entry);
            entry.holder.queue.evicted(entry);
        }
    }

    private static boolean isNear(MessageQueue queue, QueueEntry entry) {
        return queue.ready().ahead(entry) * (entry.size + Memory.PER_MESSAGE) < NEAR;
    }

    /** The queue can't go on without; {@link EngineCommand.Fetched} will come for it. */
    void need(MessageQueue queue) {
        if (queue.waits.fetching) {
            return;
        }
        queue.waits.fetching = true;
        if (underWay > memory.mostFetched()) {
            inLine.add(queue);
        } else {
            fetch(queue);
        }
    }

    /** Its consumers are about to come to what is not in memory. */
    void readAhead(MessageQueue queue) {
        if (!queue.waits.fetching && underWay <= memory.mostFetched()) {
            collect(queue);
            if (!batch.isEmpty()) {
                queue.waits.fetching = true;
                request(queue);
            }
        }
    }

    private void fetch(MessageQueue queue) {
        collect(queue);
        request(queue);
    }

    private void collect(MessageQueue queue) {
        batch.clear();
        batchBytes = 0;
        long most = memory.squeezed() ? LEAST_AT_ONCE : Math.max(LEAST_AT_ONCE, Math.min(MOST_AT_ONCE, memory.mostFetched() / 4));
        queue.waits.condemned.walk(entry -> collected(entry, most));
        reach = 0;
        queue.ready().walk(entry -> {
            reach++;
            return collected(entry, most) && reach < 2 * MOST_ENTRIES;
        });
    }

    private boolean collected(QueueEntry entry, long most) {
        if (entry.message == null && !entry.gone) {
            batch.add(entry);
            batchBytes += entry.size + Memory.PER_MESSAGE;
        }
        return batchBytes < most && batch.size() < MOST_ENTRIES;
    }

    /** Also for nothing at all: who waits for the answer goes on with it. */
    private void request(MessageQueue queue) {
        QueueEntry[] entries = batch.toArray(QueueEntry[]::new);
        long[] ids = new long[entries.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = entries[i].messageId;
        }
        batch.clear();
        underWay += batchBytes;
        fetches.put(++lastRequest, new Fetch(queue, entries, batchBytes, reach));
        log.fetch(lastRequest, ids);
    }

    /** Puts contents where they were wanted; returns whose they are. */
    MessageQueue fetched(EngineCommand.Fetched command) {
        Fetch fetch = fetches.remove(command.request());
        MessageQueue queue = fetch.queue;
        underWay -= fetch.bytes;
        queue.waits.fetching = false;
        for (int i = 0; i < fetch.entries.length; i++) {
            take(queue, fetch.entries[i], command.messages()[i]);
        }
        queue.waits.untilReadAhead = (fetch.reach + 1) / 2;
        while (!inLine.isEmpty() && underWay <= memory.mostFetched()) {
            fetch(inLine.poll());
        }
        return queue;
    }

    private void take(MessageQueue queue, QueueEntry entry, Message message) {
        if (entry.gone || entry.message != null || queue.isDeleted()) {
            return;
        }
        if (message == null) {
            queue.lost(entry);
        } else {
            memory.fetched(entry, message);
            queue.fetched(entry);
        }
    }
}
