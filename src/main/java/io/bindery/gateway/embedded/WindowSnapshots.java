package io.bindery.gateway.embedded;

import io.bindery.broker.SnapshotSink;
import io.bindery.gateway.SnapshotSlot;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.util.List;

/**
 * Puts the engine's snapshots into the slot. Each start of the broker counts its revisions anew; here they go on, so
 * that a reader who compares revisions never takes one life's topology for another's.
 */
final class WindowSnapshots implements SnapshotSink {

    private final SnapshotSlot slot;
    private long revisionBase;
    private long topologyBase;

    WindowSnapshots(SnapshotSlot slot) {
        this.slot = slot;
    }

    @Override public boolean wanted() {
        return true;
    }

    @Override public boolean lastIsRead() {
        return slot.isRead();
    }

    @Override public synchronized void accept(BrokerSnapshot snapshot) {
        slot.put(numbered(snapshot, revisionBase + snapshot.revision(), topologyBase + snapshot.topologyRevision(),
                snapshot.vhosts(), snapshot.connections()));
    }

    /** The broker ended: what stands there stays as it was, but nobody is connected any more. The next one counts on from here. */
    synchronized void ended() {
        BrokerSnapshot last = slot.latest();
        slot.put(numbered(last, last.revision() + 1, last.topologyRevision() + 1, last.vhosts().stream().map(WindowSnapshots::deserted).toList(), List.of()).withAlarm(""));
        revisionBase = slot.latest().revision();
        topologyBase = slot.latest().topologyRevision();
    }

    private static VhostSnapshot deserted(VhostSnapshot vhost) {
        return new VhostSnapshot(vhost.definition(), vhost.exchanges(), vhost.queues().stream().map(WindowSnapshots::deserted).toList(),
                vhost.bindings(), vhost.policies());
    }

    private static QueueSnapshot deserted(QueueSnapshot queue) {
        return queue.consumers().isEmpty() && queue.unacked() == 0 ? queue
                : new QueueSnapshot(queue.definition(), queue.policies(), queue.effective(), queue.depth(), 0, queue.onDisk(), queue.pending(), queue.bytes(), queue.oldestReadyMillis(),
                        queue.enqueued(), queue.delivered(), queue.acked(), queue.discarded(), List.of());
    }

    private static BrokerSnapshot numbered(BrokerSnapshot of, long revision, long topologyRevision, List<VhostSnapshot> vhosts,
                                           List<BrokerSnapshot.ConnectionSnapshot> connections) {
        return new BrokerSnapshot(revision, topologyRevision, of.takenAtMillis(), vhosts, connections, of.totals(), of.store(),
                of.alarm(), of.access(), of.clock());
    }
}
