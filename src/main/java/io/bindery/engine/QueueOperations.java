package io.bindery.engine;

import io.bindery.engine.MessageQueue.QueueWatch;
import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Binding;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Declares, deletes and purges queues, for clients and for the window alike. */
final class QueueOperations {

    private final EngineContext context;
    private final ExchangeOperations exchanges;
    private final QueueWatch watch;

    QueueOperations(EngineContext context, ExchangeOperations exchanges, QueueWatch watch) {
        this.context = context;
        this.exchanges = exchanges;
        this.watch = watch;
    }

    /** @param logPosition where a new durable queue's record is; 0 when nothing was logged */
    record Declared(MessageQueue queue, long logPosition) { }

    /** @param asker who declares, and owns it when it is exclusive; null for the window */
    Declared declare(VirtualHost vhost, QueueDefinition asked, ConnectionState asker) {
        QueueDefinition definition = named(asked);
        Rights rights = asker == null ? Rights.ALL : asker.rights;
        rights.configureQueue(definition.name());
        ConnectionState owner = definition.exclusive() ? asker : null;
        MessageQueue known = vhost.queue(definition.name());
        if (known != null) {
            if (known.owner != owner) {
                throw Refusal.locked(vhost.name, definition.name());
            }
            Equivalence.check(known.definition(), definition);
            return new Declared(known, 0);
        }
        LimitRules.checkNewQueue(context, vhost, definition.name());
        checkNew(definition, rights);
        if (owner == null) {
            QueueArguments.checkLocator(definition);
        }
        return create(vhost, definition, owner);
    }

    private QueueDefinition named(QueueDefinition asked) {
        String name = ChannelNames.withoutLineEnds(asked.name());
        if (name.isEmpty()) {
            String type = asked.arguments().text(QueueDefinition.QUEUE_TYPE).orElse("classic");
            if (!type.equals("classic")) {
                throw Refusal.precondition("Cannot declare a server-named queue for type rabbit_" + type + "_queue");
            }
            name = context.names.queue();
        } else {
            ChannelNames.refuseReserved("queue", name);
        }
        Set<QueueFlag> flags = asked.flags();
        if (asked.exclusive() && asked.durable()) {
            flags = EnumSet.copyOf(flags);
            flags.remove(QueueFlag.DURABLE);
        }
        return new QueueDefinition(asked.vhost(), name, flags, asked.arguments());
    }

    private static void checkNew(QueueDefinition definition, Rights rights) {
        FieldValue deadLetters = definition.arguments().get(QueueDefinition.DEAD_LETTER_EXCHANGE).orElse(null);
        if (deadLetters != null && !(deadLetters instanceof FieldValue.Text)) {
            throw Refusal.precondition("invalid type '" + deadLetters.typeName() + "' for arg '"
                    + QueueDefinition.DEAD_LETTER_EXCHANGE + "' in " + Refusal.queue(definition.vhost(), definition.name()));
        }
        definition.deadLetterExchange().ifPresent(letters -> {
            rights.readQueue(definition.name());
            rights.writeExchange(letters);
        });
        QueueArguments.check(definition);
    }

    private Declared create(VirtualHost vhost, QueueDefinition definition, ConnectionState owner) {
        MessageQueue queue = new MessageQueue(context, vhost, ++context.lastQueueId, definition, owner, watch);
        vhost.add(queue);
        if (owner != null) {
            owner.exclusiveQueues().add(queue);
        }
        queue.refreshExpiry();
        context.topologyChanged();
        return new Declared(queue, definition.durable() ? context.log.queueDeclared(queue.id, definition) : 0);
    }

    /** Refuses to delete what is in use or holds messages, when that was asked. */
    static void checkDelete(MessageQueue queue, boolean ifUnused, boolean ifEmpty) {
        String name = Refusal.queue(queue.vhostName(), queue.name());
        if (queue.settings().quorum() && (ifUnused || ifEmpty)) {
            throw Refusal.notImplemented("cannot delete " + name + ". queue.delete operations with "
                    + (ifUnused ? "if-unused" : "if-empty") + " flag set are not supported by quorum queues");
        }
        if (ifEmpty && !queue.ready().isEmpty()) {
            throw Refusal.precondition(name + " not empty");
        }
        if (ifUnused && !queue.isUnused()) {
            throw Refusal.precondition(name + " in use");
        }
    }

    /** Deletes it, if that is still so when its letters are out: what waits to be read for them goes from disk with the queue. */
    void deleteWhile(MessageQueue queue, BooleanSupplier unwanted) {
        if (!queue.isDeleted() && unwanted.getAsBoolean()) {
            queue.waits.condemned.afterwards(() -> {
                if (!queue.isDeleted() && unwanted.getAsBoolean()) {
                    delete(queue);
                }
            });
        }
    }

    /** Deletes and tells the consumers. Returns the log position. */
    long delete(MessageQueue queue) {
        List<Consumer> orphans = new ArrayList<>(queue.consumers().all());
        long position = deleteQuietly(queue);
        orphans.forEach(QueueOperations::tellCancelled);
        return position;
    }

    /** Deletes and leaves it to the caller to tell the consumers. */
    long deleteQuietly(MessageQueue queue) {
        tellDiscarded(queue, Reason.QUEUE_DELETED);
        queue.markDeleted();
        queue.vhost.forget(queue);
        List<Binding> bindings = queue.vhost.topology.removeQueue(queue.name());
        for (Consumer consumer : queue.consumers().all()) {
            consumer.cancelled = true;
            consumer.channel.consumers.remove(consumer.tag);
        }
        if (queue.owner != null) {
            queue.owner.exclusiveQueues().remove(queue);
        }
        context.topologyChanged();
        long position = queue.definition().durable() ? context.log.queueDeleted(queue.id) : 0;
        return Math.max(position, exchanges.autoDeleteSources(queue.vhost, bindings));
    }

    static void tellCancelled(Consumer consumer) {
        if (consumer.channel.connection.cancelNotify && !consumer.channel.failed) {
            consumer.channel.output.cancelled(consumer.channel.number, consumer.tag);
            consumer.channel.connection.touch();
        }
    }

    /** Returns how many messages went. */
    long purge(MessageQueue queue) {
        tellDiscarded(queue, Reason.PURGED);
        long count = queue.ready().size();
        QueueEntry entry;
        while ((entry = queue.pollReady()) != null) {
            queue.discarded(entry);
        }
        return count;
    }

    private void tellDiscarded(MessageQueue queue, Reason reason) {
        if (context.activity.watched()) {
            queue.ready().forEach(entry -> context.activity.accept(new Activity.Discarded(
                    context.now, queue.vhostName(), entry.messageId, queue.name(), reason, null)));
        }
    }
}
