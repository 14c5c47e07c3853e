package io.bindery.ui.state.survival;

import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.fx.FxStages;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Looks into one queue after the other for messages that can expire: a snapshot counts messages, only a look says until
 * when each may wait. A queue too long to be looked at in passing is left out. FX thread.
 */
final class ExpiryLooks {

    /** A look goes through the whole queue on the engine's thread. */
    static final long LONGEST = 10_000;

    private final BrokerGateway gateway;
    private final Map<String, List<Long>> seen = new HashMap<>();
    private Iterator<String> turn = List.<String>of().iterator();
    private boolean looking;

    ExpiryLooks(BrokerGateway gateway) {
        this.gateway = gateway;
    }

    /** By queue, until when its messages on disk may wait, of those that do expire, as they were at the last look. */
    Map<String, List<Long>> seen() {
        return seen;
    }

    void forget() {
        seen.clear();
        turn = List.<String>of().iterator();
    }

    /** Looks into the next queue, if the last look has been answered; {@code found} is told when something new was seen. */
    void next(VhostSnapshot vhost, Runnable found) {
        if (looking || !gateway.capabilities().contains(Capability.PERSISTED_ROWS)) {
            return;
        }
        if (!turn.hasNext()) {
            List<String> worth = vhost.queues().stream().filter(ExpiryLooks::isWorthIt).map(queue -> queue.definition().name()).toList();
            seen.keySet().retainAll(worth);
            turn = worth.iterator();
        }
        if (turn.hasNext()) {
            String queue = turn.next();
            looking = true;
            FxStages.whenDone(gateway.expiries(vhost.name(), queue), expiring -> {
                looking = false;
                if (!expiring.equals(seen.put(queue, expiring))) {
                    found.run();
                }
            }, problem -> looking = false);
        }
    }

    private static boolean isWorthIt(QueueSnapshot queue) {
        return queue.definition().durable() && queue.onDisk() + queue.pending() > 0 && queue.depth() <= LONGEST;
    }
}
