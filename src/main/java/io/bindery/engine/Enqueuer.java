package io.bindery.engine;

import io.bindery.routing.RouteTarget;
import java.util.HashMap;
import java.util.Map;

/** Who publishes, as quorum queues know him: one channel, signed in at each when he came first. */
final class Enqueuer {

    /** What each told him when he came; null while there is none. */
    private Map<MessageQueue, Long> signIns;
    /** The one that took the latest, which is mostly the next one, too. */
    private MessageQueue latest;

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
        signIns.put(queue, queue.door.signIn());
        return true;
    }

    boolean isRefusedBy(MessageQueue queue) {
        return queue.door.isClosed() && queue.door.refuses(signIns.get(queue));
    }
}
