package io.bindery.engine;

import io.bindery.routing.RouteTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who publishes, as quorum queues know him: one channel, signed in at each when he came first. */
final class Enqueuer {

    /** What each told him when he came; null while there is none. */
    private Map<MessageQueue, Long> signIns;
    /** The one that took the latest, which is mostly the next one, too. */
    private MessageQueue latest;
    /** While he commits, those that told him that they are full: before, or when he signed in. Else null. */
    private Set<MessageQueue> fullBefore;

    /** Signs in where he hasn't been; true when there was such a queue. */
    boolean signsIn(RouteTarget[] queues) {
        boolean anew = false;
        for (RouteTarget target : queues) {
            MessageQueue queue = (MessageQueue) target;
            if (queue != latest && queue.settings().quorum()) {
                anew |= signsIn(queue);
            }
        }
        return anew;
    }

    private boolean signsIn(MessageQueue queue) {
        signIns = signIns == null ? new HashMap<>() : signIns;
        latest = queue;
        if (signIns.containsKey(queue)) {
            return false;
        }
        signIns.keySet().removeIf(MessageQueue::isDeleted);
        long told = queue.door.signIn();
        signIns.put(queue, told);
        if (fullBefore != null && told == QuorumDoor.REFUSED) {
            fullBefore.add(queue);
        }
        return true;
    }

    /** He hears from no queue until his commit is done: what fills one lets the rest of it in. */
    void commits() {
        fullBefore = new HashSet<>();
        if (signIns != null) {
            signIns.keySet().stream().filter(this::isToldToStop).forEach(fullBefore::add);
        }
    }

    void committed() {
        fullBefore = null;
    }

    boolean isRefusedBy(MessageQueue queue) {
        return fullBefore == null ? isToldToStop(queue) : fullBefore.contains(queue);
    }

    private boolean isToldToStop(MessageQueue queue) {
        return queue.door.isClosed() && queue.door.refuses(signIns.get(queue));
    }
}
