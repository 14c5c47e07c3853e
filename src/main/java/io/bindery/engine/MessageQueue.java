package io.bindery.engine;

import io.bindery.engine.Deadlines.Deadline;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.Message;
import io.bindery.model.PolicyMatch;
import io.bindery.model.QueueDefinition;
import io.bindery.routing.RouteTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue: its messages ready and handed out, its consumers and its counters. It keeps the books; what is done with its
 * messages is done by {@link Intake}, {@link Delivering}, {@link Shedding} and {@link Settling}.
 */
final class MessageQueue implements RouteTarget {

    /** In bytes: no more than fits a processor's cache. */
    private static final int PILE = 1 << 20;

    final VirtualHost vhost;
    final long id;
    /** The connection an exclusive queue belongs to; else null. */
    final ConnectionState owner;
    final Deadline messageExpiry;
    final Deadline ownExpiry;
    private final EngineContext context;
    private final QueueDefinition definition;
    private QueueSettings settings;
    private QueueDefinition effective;
    private PolicyMatch policies;
    private final ReadyMessages ready;
    private final Consumers consumers;
    private long nextPosition = 1;
    private long readyBytes;
    private long unacked;
    private long unackedBytes;
    private long onDisk;
    private long pending;
    private long enqueued;
    private long delivered;
    private long acked;
    private long discarded;
    private boolean runWanted;
    private boolean deleted;
    private boolean hadConsumers;
    final DiskWaits waits = new DiskWaits();
    final QuorumDoor door = new QuorumDoor(this);
    /** Null unless it is a quorum queue. */
    final QuorumStandings standings;
    private QueueSnapshot snapshot;

    MessageQueue(EngineContext context, VirtualHost vhost, long id, QueueDefinition definition, ConnectionState owner,
                 QueueWatch watch) {
        this.context = context;
        this.vhost = vhost;
        this.id = id;
        this.definition = definition;
        this.owner = owner;
        take(vhost.policies.match(definition));
        context.hasQuorumQueues |= settings.quorum();
        this.standings = settings.quorum() ? new QuorumStandings(context, this) : null;
        this.ready = ReadyMessages.of(settings);
        this.consumers = new Consumers(settings);
        this.messageExpiry = new Deadline(() -> watch.messagesExpire(this));
        this.ownExpiry = new Deadline(() -> watch.expires(this));
    }

    /** Told when one of a queue's deadlines comes. */
    interface QueueWatch {
        void messagesExpire(MessageQueue queue);

        void expires(MessageQueue queue);
    }

    @Override public String name() {
        return definition.name();
    }

    String vhostName() {
        return definition.vhost();
    }

    QueueDefinition definition() {
        return definition;
    }

    QueueSettings settings() {
        return settings;
    }

    PolicyMatch policies() {
        return policies;
    }

    /** Other policies are in force. What is too many or too old by them is the caller's. */
    void apply(PolicyMatch match) {
        take(match);
        ownExpiry.clear();
        refreshExpiry();
        changed();
    }

    private void take(PolicyMatch match) {
        policies = match;
        effective = match.effective(definition);
        settings = QueueSettings.of(effective);
    }

    Consumers consumers() {
        return consumers;
    }

    ReadyMessages ready() {
        return ready;
    }

    /** Whether much waits while a consumer would have it, if only its socket took more. */
    boolean pilesUpBeforeConsumers() {
        return readyBytes > PILE && consumers.heldUpBySockets();
    }

    long readyBytes() {
        return readyBytes;
    }

    boolean isDeleted() {
        return deleted;
    }

    void markDeleted() {
        deleted = true;
        ready.forEach(this::leaves);
        waits.condemned.walk(entry -> {
            leaves(entry);
            return true;
        });
        waits.condemned.clear(context.memory::release);
        messageExpiry.clear();
        ownExpiry.clear();
    }

    /** Whether a copy of a message goes to the log. Quorum queues keep transient messages like the others. */
    boolean keeps(boolean persistentMessage) {
        return definition.durable() && (persistentMessage || settings.quorum());
    }

    void refuseStranger(ConnectionState user) {
        if (owner != null && owner != user) {
            throw Refusal.locked(vhostName(), name());
        }
    }

    QueueEntry newEntry(Message message) {
        QueueEntry entry = new QueueEntry(message, nextPosition++, context.now, MessageTraits.expiry(message, settings.ttl(), context.now),
                MessageTraits.priority(message, settings.maxPriority()));
        context.memory.placed(entry);
        return entry;
    }

    /** A message from before the start is there again; where it stands is the caller's. */
    void recover(QueueEntry entry) {
        tookTurn(entry.position);
        entry.disk(QueueEntry.Disk.ON_DISK);
        context.memory.placed(entry);
        onDisk++;
        changed();
    }

    void tookTurn(long turn) {
        nextPosition = Math.max(nextPosition, turn + 1);
    }

    /** Positions tell what came before what; so does this, of what is not new. */
    long nextTurn() {
        return nextPosition++;
    }

    void arrived() {
        enqueued++;
        changed();
    }

    void addReady(QueueEntry entry) {
        ready.add(entry);
        readyBytes += entry.size();
    }

    QueueEntry pollReady() {
        QueueEntry entry = ready.poll();
        if (entry != null) {
            tookOut(entry);
            if (consumers.draining != 0 && ready.isEmpty()) {
                creditLapses();
            }
        }
        return entry;
    }

    /** See {@link Crediting}. */
    private void creditLapses() {
        for (Consumer consumer : consumers.all()) {
            if (consumer.drains()) {
                context.crash(consumer.channel.connection);
            }
        }
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
        delivered++;
        changed();
        if (holder == null) {
            acked++;
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
        } else if (!entry.redelivered) {
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
        acked++;
        gone(entry);
    }

    void putBack(List<QueueEntry> ascending) {
        ready.putBack(ascending);
        ascending.forEach(entry -> readyBytes += entry.size());
    }

    /** For quorum queues: ahead of all others. */
    void putFirst(List<QueueEntry> entries) {
        ((QuorumOrder) ready).putFirst(entries);
        entries.forEach(entry -> readyBytes += entry.size());
    }

    void discarded(QueueEntry entry) {
        discarded++;
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
        discarded++;
        onDisk--;
        leaves(entry);
        changed();
    }

    /** The queue is deleted, and this was in it, or unacknowledged. */
    void leaves(QueueEntry entry) {
        if (!entry.gone) {
            entry.gone = true;
            context.memory.left(entry);
        }
    }

    private void gone(QueueEntry entry) {
        leaves(entry);
        if (!entry.logged()) {
            return;
        }
        if (entry.disk() == QueueEntry.Disk.PENDING) {
            pending--;
        } else {
            onDisk--;
        }
        context.lastRemoval = context.log.removed(id, entry.position);
    }

    void copyPending() {
        pending++;
    }

    void copyOnDisk(QueueEntry entry) {
        if (!entry.gone) {
            pending--;
            onDisk++;
            changed();
        }
    }

    /** Its consumers get what they can take once the command at hand is done. */
    void wantsRun() {
        if (!runWanted) {
            runWanted = true;
            context.toRun.add(this);
        }
    }

    void runs() {
        runWanted = false;
    }

    void consumerCame() {
        hadConsumers = true;
        changed();
    }

    boolean isUnused() {
        return consumers.count() == 0;
    }

    boolean shouldAutoDelete() {
        return definition.autoDelete() && hadConsumers && isUnused();
    }

    /** It was used: an unused queue's life (x-expires) starts anew. */
    void refreshExpiry() {
        if (settings.expires() != QueueSettings.NONE && isUnused()) {
            context.deadlines.set(ownExpiry, context.now + settings.expires());
        }
    }

    /** When its head or it itself expires if nobody touches it. */
    long nextExpiryMillis() {
        QueueEntry head = ready.peek();
        long headExpiry = head == null || head.expiresAtMillis == 0 ? Deadlines.NEVER : head.expiresAtMillis;
        return Math.min(headExpiry, isUnused() ? ownExpiry.due() : Deadlines.NEVER);
    }

    void changed() {
        if (snapshot != null) {
            snapshot = null;
            context.dirty = true;
        }
    }

    boolean isChanged() {
        return snapshot == null;
    }

    QueueSnapshot snapshot() {
        if (snapshot == null) {
            QueueEntry head = ready.peek();
            snapshot = new QueueSnapshot(definition, policies, effective, ready.size(), unacked, onDisk, pending, readyBytes + unackedBytes,
                    head == null ? 0 : head.enqueuedAtMillis, enqueued, delivered, acked, discarded, consumerSnapshots());
        }
        return snapshot;
    }

    private List<ConsumerSnapshot> consumerSnapshots() {
        List<ConsumerSnapshot> all = new ArrayList<>(consumers.count());
        for (Consumer consumer : consumers.all()) {
            all.add(consumer.snapshot());
        }
        return List.copyOf(all);
    }
}
