package io.bindery.engine;

import io.bindery.model.Message;
import java.util.List;

/** The books of a queue: its messages ready and handed out, and where their copies are. */
abstract class QueueBooks extends QueueCounters {

    final long id;
    final DiskWaits waits = new DiskWaits();
    final QuorumDoor door = new QuorumDoor(this);
    /** Null unless it is a quorum queue. */
    final QuorumStandings standings;
    final Gaps gaps = new Gaps();
    final EngineContext context;
    final ReadyMessages ready;
    private long nextPosition = 1;
    private long numberedFrom = 1;
    private long readyBytes;
    private long unacked;
    private long unackedBytes;
    private long loggedBytes;
    private long evicted;
    private long evictedBytes;
    private long onDisk;
    private long pending;

    QueueBooks(EngineContext context, long id, QueueSettings settings) {
        this.context = context;
        this.id = id;
        standings = settings.quorum() ? new QuorumStandings(context, this) : null;
        ready = ReadyMessages.of(settings);
    }

    /** As they are now. */
    abstract QueueSettings settings();

    /** Something that is seen of the queue is not as it was. */
    abstract void changed();

    /** The last ready message was taken out. */
    abstract void ranEmpty();

    ReadyMessages ready() {
        return ready;
    }

    long readyBytes() {
        return readyBytes;
    }

    QueueEntry newEntry(Message message) {
        QueueEntry entry = new QueueEntry(message, nextPosition++, context.now, MessageTraits.expiry(message, settings().ttl(), context.now),
                MessageTraits.priority(message, settings().maxPriority()));
        context.memory.placed(entry);
        return entry;
    }

    /** A message from before the start is there again; where it stands is the caller's. */
    void recover(QueueEntry entry) {
        tookTurn(entry.position);
        entry.disk(QueueEntry.Disk.ON_DISK);
        context.memory.placed(entry);
        onDisk++;
        loggedBytes += entry.size();
        if (entry.message == null) {
            evicted(entry);
        }
        changed();
    }

    /** Where it lost messages in earlier restarts. What comes from now on is behind that. */
    void recover(List<RecoveredState.Gap> known) {
        gaps.recover(known, settings().maxPriority());
        known.forEach(gap -> tookTurn(gap.position()));
    }

    void tookTurn(long turn) {
        nextPosition = Math.max(nextPosition, turn + 1);
    }

    /** The position of what RabbitMQ's queue gave its first number since it broke down, or came to be; of queues without priorities. */
    long numberedFrom() {
        return numberedFrom;
    }

    void numberAnew() {
        numberedFrom = nextPosition;
    }

    /** Positions tell what came before what; so does this, of what is not new. */
    long nextTurn() {
        return nextPosition++;
    }

    void arrived() {
        countEnqueued();
        changed();
    }

    void addReady(QueueEntry entry) {
        if (settings().lazy()) {
            entry.makeBare();
        }
        ready.add(entry);
        readyBytes += entry.size();
    }

    QueueEntry pollReady() {
        QueueEntry entry = ready.poll();
        if (entry != null) {
            tookOut(entry);
            if (ready.isEmpty()) {
                ranEmpty();
            }
        }
        return entry;
    }

    boolean removeReady(QueueEntry entry) {
        boolean removed = ready.remove(entry);
        if (removed) {
            tookOut(entry);
        }
        return removed;
    }

    private void tookOut(QueueEntry entry) {
        readyBytes -= entry.size();
        changed();
        if (door.isClosed()) {
            door.openWhenWellBelow();
        }
    }

    /** A message, already out of the ready ones, went to a consumer or a basic.get. */
    void handedOut(QueueEntry entry, Holder holder) {
        countDelivered();
        changed();
        if (holder == null) {
            countTakenWithoutAck();
            gone(entry);
            return;
        }
        entry.holder = holder;
        unacked++;
        unackedBytes += entry.size();
        if (entry.logged()) {
            tellHandedOut(entry);
        }
    }

    private void tellHandedOut(QueueEntry entry) {
        if (standings != null) {
            standings.handedOut(entry);
        } else if (!entry.redelivered && !gaps.hide(entry)) {
            context.log.delivered(id, entry.position);
        }
    }

    /** A message handed out comes out of its holder's hands; what becomes of it is the caller's. */
    void takenBack(QueueEntry entry) {
        entry.holder = null;
        unacked--;
        unackedBytes -= entry.size();
        changed();
    }

    void acked(QueueEntry entry) {
        takenBack(entry);
        countAcked();
        gone(entry);
    }

    void putBack(List<QueueEntry> ascending) {
        if (settings().lazy()) {
            ascending.forEach(QueueEntry::makeBare);
        }
        ready.putBack(ascending);
        ascending.forEach(entry -> readyBytes += entry.size());
    }

    /** For quorum queues: ahead of all others. */
    void putFirst(List<QueueEntry> entries) {
        ((QuorumOrder) ready).putFirst(entries);
        entries.forEach(entry -> readyBytes += entry.size());
    }

    void discarded(QueueEntry entry) {
        countDiscarded();
        changed();
        gone(entry);
    }

    /**
     * Its record can't be read: nobody will see it. What the journal has is left alone; whoever opens it next is told of
     * the damage, or has the message after all.
     */
    void lost(QueueEntry entry) {
        if (entry.holder == null) {
            removeReady(entry);
        }
        countDiscarded();
        onDisk--;
        loggedBytes -= entry.size();
        leaves(entry);
        changed();
    }

    /** The broker ends, in order: only what is on disk will be there again. */
    void end() {
        if (standings == null) {
            gaps.end(this, settings().maxPriority());
        }
    }

    /** The queue is deleted, and this was in it, or unacknowledged. */
    void leaves(QueueEntry entry) {
        if (!entry.gone) {
            entry.gone = true;
            context.memory.left(entry);
            if (entry.message == null) {
                fetched(entry);
            }
        }
    }

    private void gone(QueueEntry entry) {
        leaves(entry);
        if (!entry.logged()) {
            return;
        }
        loggedBytes -= entry.size();
        if (entry.disk() == QueueEntry.Disk.PENDING) {
            pending--;
        } else {
            onDisk--;
        }
        context.lastRemoval = context.log.removed(id, entry.position);
    }

    void copyPending(QueueEntry entry) {
        pending++;
        loggedBytes += entry.size();
    }

    void copyOnDisk(QueueEntry entry) {
        if (!entry.gone) {
            pending--;
            onDisk++;
            changed();
        }
    }

    /** Its content left memory. */
    final void evicted(QueueEntry entry) {
        evicted++;
        evictedBytes += entry.size();
    }

    /** It is there again, or nobody will want it any more. */
    final void fetched(QueueEntry entry) {
        evicted--;
        evictedBytes -= entry.size();
    }

    void gotNothing() {
        countGotNothing();
        changed();
    }

    /** What the counters say. */
    final Counts counts() {
        return new Counts(ready.size(), unacked, onDisk, pending, readyBytes + unackedBytes, enqueued(), delivered(), settled(), discarded());
    }

    record Counts(long ready, long unacked, long onDisk, long pending, long bytes, long enqueued, long delivered, long acked, long discarded) { }

    final Sizes sizes() {
        return new Sizes(readyBytes, unackedBytes, loggedBytes, evicted, evictedBytes);
    }

    /** @param logged of what is on disk or on its way · evicted how many messages are on disk alone */
    record Sizes(long ready, long unacked, long logged, long evicted, long evictedBytes) { }
}
