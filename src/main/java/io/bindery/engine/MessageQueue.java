package io.bindery.engine;

import io.bindery.engine.Deadlines.Deadline;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.PolicyMatch;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDetails.QueueDetails;
import io.bindery.routing.RouteTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue: what it is, who wants its messages, and how long it lives. {@link QueueBooks} says what is in it; what is done with its
 * messages is done by {@link Intake}, {@link Delivering}, {@link Shedding} and {@link Settling}.
 */
final class MessageQueue extends QueueBooks implements RouteTarget {

    /** In bytes: no more than fits a processor's cache. */
    private static final int PILE = 1 << 20;

    final VirtualHost vhost;
    /** The connection an exclusive queue belongs to; else null. */
    final ConnectionState owner;
    final Deadline messageExpiry;
    final Deadline ownExpiry;
    private final QueueWatch watch;
    private final QueueDefinition definition;
    private QueueTerms terms;
    /** Those of the terms: every message asks for them. */
    private QueueSettings settings;
    private final Consumers consumers;
    private boolean runWanted;
    private boolean deleted;
    private boolean hadConsumers;
    private long changedAtMillis;
    private QueueSnapshot snapshot;

    MessageQueue(EngineContext context, VirtualHost vhost, long id, QueueDefinition definition, ConnectionState owner,
                 QueueWatch watch) {
        this(context, vhost, id, definition, QueueTerms.of(definition, vhost.policies.match(definition)), owner, watch);
    }

    private MessageQueue(EngineContext context, VirtualHost vhost, long id, QueueDefinition definition, QueueTerms terms,
                         ConnectionState owner, QueueWatch watch) {
        super(context, id, terms.settings());
        this.vhost = vhost;
        this.definition = definition;
        this.terms = terms;
        this.settings = terms.settings();
        this.owner = owner;
        this.watch = watch;
        context.hasQuorumQueues |= settings.quorum();
        this.consumers = new Consumers(settings);
        this.messageExpiry = new Deadline(() -> watch.messagesExpire(this));
        this.ownExpiry = new Deadline(() -> watch.expires(this));
        this.changedAtMillis = context.now;
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

    @Override QueueSettings settings() {
        return settings;
    }

    PolicyMatch policies() {
        return terms.policies();
    }

    /** Other policies are in force. What is too many or too old by them is the caller's. */
    void apply(PolicyMatch match) {
        terms = QueueTerms.of(definition, match);
        settings = terms.settings();
        ownExpiry.clear();
        refreshExpiry();
        changed();
    }

    Consumers consumers() {
        return consumers;
    }

    /** Whether much waits while a consumer would have it, if only its socket took more. */
    boolean pilesUpBeforeConsumers() {
        return readyBytes() > PILE && consumers.heldUpBySockets();
    }

    boolean isDeleted() {
        return deleted;
    }

    /** Those that belong to a connection end with it. */
    void endInOrder() {
        if (definition.durable() && owner == null) {
            end();
        }
    }

    /** See {@link Breakdown}. @param empty it came back with nothing */
    void startsAnew(boolean empty) {
        hadConsumers = false;
        if (empty) {
            numberAnew();
        }
        refreshExpiry();
        changed();
    }

    /** What it was until now stands for itself, as a deleted queue would: {@link Former} holders have messages of that. */
    MessageQueue asItWas() {
        MessageQueue gone = new MessageQueue(context, vhost, id, definition, terms, owner, watch);
        gone.deleted = true;
        return gone;
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

    /** Likewise of one that is in it: whether its copy is on disk, or would be if this broker had one. */
    boolean keeps(QueueEntry entry) {
        return entry.logged() || entry.message != null && keeps(entry.message.persistent());
    }

    void refuseStranger(ConnectionState user) {
        if (owner != null && owner != user) {
            throw Refusal.locked(vhostName(), name());
        }
    }

    /** Its consumers get what they can take once the command at hand is done. */
    void wantsRun() {
        if (!runWanted) {
            runWanted = true;
            context.toRun.add(this);
        }
    }

    /** Its consumers are about to get what they can take. */
    boolean isToRun() {
        return runWanted;
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

    /** See {@link Crediting}. */
    @Override void ranEmpty() {
        if (consumers.draining != 0) {
            for (Consumer consumer : consumers.all()) {
                if (consumer.drains()) {
                    context.crash(consumer.channel.connection);
                }
            }
        }
    }

    @Override void changed() {
        changedAtMillis = context.now;
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
            Counts all = counts();
            snapshot = new QueueSnapshot(definition, terms.policies(), terms.effective(), all.ready(), all.unacked(), all.onDisk(), all.pending(),
                    all.bytes(), head == null ? 0 : head.enqueuedAtMillis, all.enqueued(), all.delivered(), all.acked(), all.discarded(),
                    consumerSnapshots());
        }
        return snapshot;
    }

    QueueDetails details(Heads heads) {
        Sizes sizes = sizes();
        return new QueueDetails(snapshot(), sizes.ready(), sizes.unacked(), sizes.logged(), sizes.evicted(), sizes.evictedBytes(), changedAtMillis,
                heads.timestamp(this), stats());
    }

    private List<ConsumerSnapshot> consumerSnapshots() {
        List<ConsumerSnapshot> all = new ArrayList<>(consumers.count());
        for (Consumer consumer : consumers.all()) {
            all.add(consumer.snapshot());
        }
        return List.copyOf(all);
    }
}
