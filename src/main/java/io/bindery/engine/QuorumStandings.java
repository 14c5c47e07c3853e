package io.bindery.engine;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.engine.RecoveredState.Standing.Where;
import java.util.List;

/**
 * Tells the log what becomes of a quorum queue's messages when they are handed out and come back. As long as none came back
 * a delivery's mark says enough: what is held was taken in the order of positions.
 */
final class QuorumStandings {

    private final EngineContext context;
    private final QueueBooks queue;
    private boolean used;

    QuorumStandings(EngineContext context, QueueBooks queue) {
        this.context = context;
        this.queue = queue;
    }

    void handedOut(QueueEntry entry) {
        if (used) {
            stands(entry, Where.HELD);
        } else if (!entry.redelivered) {
            context.log.delivered(queue.id, entry.position);
        }
    }

    /** In the order in which they stand from now on. */
    void cameBack(List<QueueEntry> entries, Where where) {
        for (QueueEntry entry : entries) {
            if (entry.logged()) {
                used = true;
                stands(entry, where);
            }
        }
    }

    private void stands(QueueEntry entry, Where where) {
        context.log.stands(queue.id, new Standing(entry.position, where, queue.nextTurn(), entry.returns));
    }
}
