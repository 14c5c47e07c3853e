package io.bindery.engine;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.engine.RecoveredState.Standing.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a quorum queue's messages where they stood. Those that somebody held are in its books and nowhere in its order: they
 * come back when all queues and bindings are there, since that may be once too often for one or the other.
 */
final class QuorumRecovery {

    private final MessageQueue queue;
    private final Map<Long, Standing> standings = new HashMap<>();
    private final TreeMap<Long, QueueEntry> first = new TreeMap<>();
    private final TreeMap<Long, QueueEntry> last = new TreeMap<>();
    private final TreeMap<Long, QueueEntry> heldAgain = new TreeMap<>();
    private final List<QueueEntry> held = new ArrayList<>();

    QuorumRecovery(MessageQueue queue, List<Standing> known) {
        this.queue = queue;
        known.forEach(standing -> standings.put(standing.position(), standing));
    }

    /** The next, in the order of positions. */
    void add(QueueEntry entry) {
        queue.recover(entry);
        Standing standing = standings.get(entry.position);
        if (standing != null) {
            entry.returns = standing.returns();
            queue.tookTurn(standing.turn());
            line(standing.where()).put(standing.turn(), entry);
        } else if (entry.redelivered) {
            held.add(entry);
        } else {
            addLastBefore(entry.position);
            queue.addReady(entry);
        }
    }

    private TreeMap<Long, QueueEntry> line(Where where) {
        return switch (where) {
            case FIRST -> first;
            case LAST -> last;
            case HELD -> heldAgain;
        };
    }

    private void addLastBefore(long position) {
        while (!last.isEmpty() && last.firstKey() < position) {
            queue.addReady(last.pollFirstEntry().getValue());
        }
    }

    /** All have been added. @return those that were held, in the order in which they were handed out */
    List<QueueEntry> end() {
        addLastBefore(Long.MAX_VALUE);
        queue.putFirst(new ArrayList<>(first.values()));
        held.addAll(heldAgain.values());
        return held;
    }
}
