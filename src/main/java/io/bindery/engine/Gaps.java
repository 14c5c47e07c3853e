package io.bindery.engine;

import io.bindery.engine.RecoveredState.Gap;
import java.util.Arrays;
import java.util.List;

/**
 * Where a restart took messages from a classic queue before they were handed out: what lies behind is never again said to be redelivered.
 *
 * <p>RabbitMQ (3.10.8, rabbit_variable_queue) does not know of each message whether it was handed out. It numbers them and has one mark,
 * next_deliver_seq_id, with all below it handed out; the mark moves on when the message it stands at leaves the queue for the first time. Mark and
 * numbers outlast a clean restart, transient messages don't: where one of them had not been handed out, the mark comes to stand for as long as
 * the queue lives, purged or not. Each priority has a mark of its own. What lies in the index though it is transient, a lazy queue's
 * messages, is dropped when a file of that is read again, last first, and the mark passes the one it stands at, but no second: the first of all
 * that were not handed out, and each that begins a file.
 */
final class Gaps {

    /** The first of each priority, {@link #NONE} or above all positions; null while there is none at all. */
    private long[] first;
    private static final long NONE = Long.MAX_VALUE;
    /** So many messages are in a file of RabbitMQ's index. */
    private static final int FILE = 2048;

    /** Whether the queue forgets that it handed this message out. */
    boolean hide(QueueEntry entry) {
        return first != null && entry.position > first[entry.priority()];
    }

    void recover(List<Gap> known, int maxPriority) {
        for (Gap gap : known) {
            if (gap.priority() <= maxPriority) {
                places(maxPriority)[gap.priority()] = gap.position();
            }
        }
    }

    /** The broker ends, in order: tells the log where the transient messages among these leave a gap. */
    void end(QueueBooks queue, int maxPriority) {
        boolean[] begun = new boolean[maxPriority + 1];
        queue.ready().forEach(entry -> {
            int priority = entry.priority();
            if (entry.redelivered || first != null && first[priority] != NONE) {
                return;
            }
            boolean passed = entry.bare() && (!begun[priority] || (entry.position - 1) % FILE == 0);
            begun[priority] = true;
            if (!entry.logged() && !passed) {
                places(maxPriority)[priority] = entry.position;
                queue.context.log.gap(queue.id, new Gap(priority, entry.position));
            }
        });
    }

    private long[] places(int maxPriority) {
        if (first == null) {
            first = new long[maxPriority + 1];
            Arrays.fill(first, NONE);
        }
        return first;
    }
}
