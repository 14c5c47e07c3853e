package io.bindery.engine;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.ReplyCode;

/** basic.consume, cancel, get and qos. */
final class Subscriptions {

    private final EngineContext context;
    private final Delivering delivering;
    private final QueueOperations queues;
    private final Crediting crediting;

    Subscriptions(EngineContext context, Delivering delivering, QueueOperations queues, Crediting crediting) {
        this.context = context;
        this.delivering = delivering;
        this.queues = queues;
        this.crediting = crediting;
    }

    void consume(ChannelState channel, ClientCommand.Consume command) {
        String queueName = ChannelNames.queue(channel, command.queue());
        refuseTagInUse(channel, command.consumerTag());
        if (queueName.equals(ReplyTo.QUEUE)) {
            ReplyTo.consume(context, channel, command);
            return;
        }
        channel.connection.rights.readQueue(queueName);
        MessageQueue queue = channel.connection.vhost.queueFor(channel.connection, queueName);
        QueueArguments.checkConsumer(queue, command.arguments());
        boolean exclusive = command.flags().contains(ConsumeFlag.EXCLUSIVE);
        refuseIfTaken(channel, queue, exclusive);
        if (ConsumeCredit.isNoTable(command.arguments())) {
            context.crash(channel.connection);
            return;
        }
        String tag = command.consumerTag().isEmpty() ? context.names.consumerTag() : command.consumerTag();
        Consumer consumer = new Consumer(channel, queue, tag, command.flags().contains(ConsumeFlag.NO_ACK),
                exclusive && !queue.settings().quorum(), command.arguments());
        Namesakes.meet(consumer);
        channel.consumers.put(tag, consumer);
        queue.consumers().add(consumer);
        queue.consumerCame();
        if (!command.noWait()) {
            channel.reply(new Reply.ConsumeOk(tag));
        }
        ConsumeCredit.of(command.arguments()).ifPresent(credit -> crediting.begin(consumer, credit));
        queue.wantsRun();
    }

    private static void refuseTagInUse(ChannelState channel, String tag) {
        if (channel.consumers.containsKey(tag)) {
            throw new AmqpException(ReplyCode.NOT_ALLOWED, "attempt to reuse consumer tag '" + tag + "'");
        }
    }

    private static void refuseIfTaken(ChannelState channel, MessageQueue queue, boolean exclusive) {
        if (queue.settings().quorum()) {
            if (channel.prefetch.hasShared()) {
                throw Refusal.notImplemented(Refusal.queue(queue.vhostName(), queue.name()) + " does not support global qos");
            }
            return;
        }
        boolean taken = queue.settings().singleActiveConsumer() ? exclusive
                : queue.consumers().exclusivelyHeld() || exclusive && !queue.isUnused();
        if (taken) {
            throw Refusal.accessRefused(Refusal.queue(queue.vhostName(), queue.name()) + " in exclusive use");
        }
    }

    /**
     * A classic queue whose single active consumer is cancelled serves the next one only when something else happens to
     * the queue: that is RabbitMQ 3.10's way, and a quorum queue's isn't.
     */
    void cancel(ChannelState channel, ClientCommand.Cancel command) {
        Consumer known = channel.consumers.get(command.consumerTag());
        if (known != null && isBeingServed(known)) {
            known.queue.waits.add(channel, command);
            return;
        }
        Consumer consumer = channel.consumers.remove(command.consumerTag());
        if (!command.noWait()) {
            channel.reply(new Reply.CancelOk(command.consumerTag()));
        }
        if (consumer == null) {
            ReplyTo.cancel(context, channel, command.consumerTag());
            return;
        }
        MessageQueue queue = consumer.queue;
        remove(consumer);
        queues.deleteWhile(queue, queue::shouldAutoDelete);
        if (queue.isDeleted()) {
            return;
        }
        queue.refreshExpiry();
        if (queue.settings().quorum()) {
            queue.wantsRun();
        }
    }

    /** A single active consumer whose messages are on their way from the disk has them before it is cancelled, and nobody follows it to them. */
    private static boolean isBeingServed(Consumer consumer) {
        MessageQueue queue = consumer.queue;
        return queue.waits.stalled && queue.settings().singleActiveConsumer() && queue.consumers().active() == consumer && consumer.canTake();
    }

    /** Takes the consumer out of its queue's round; what it holds stays with its channel. */
    static void remove(Consumer consumer) {
        consumer.cancelled = true;
        consumer.queue.consumers().remove(consumer);
        consumer.queue.changed();
    }

    void get(ChannelState channel, ClientCommand.Get command) {
        String queueName = ChannelNames.queue(channel, command.queue());
        channel.connection.rights.readQueue(queueName);
        MessageQueue queue = channel.connection.vhost.queueFor(channel.connection, queueName);
        if (queue.settings().quorum() && queue.settings().singleActiveConsumer()) {
            throw new AmqpException(ReplyCode.RESOURCE_LOCKED, "cannot obtain access to locked "
                    + Refusal.queue(queue.vhostName(), queue.name())
                    + ". basic.get operations are not supported by quorum queues with single active consumer");
        }
        delivering.get(channel, queue, command);
    }

    void qos(ChannelState channel, ClientCommand.Qos command) {
        if (command.prefetchSize() != 0) {
            throw Refusal.notImplemented("prefetch_size!=0 (" + command.prefetchSize() + ")");
        }
        boolean wasReached = channel.prefetch.reached();
        if (command.global()) {
            channel.prefetch.setShared(command.prefetchCount(), channel.unacked.size());
        } else {
            channel.prefetch.setPerConsumer(command.prefetchCount());
        }
        channel.reply(new Reply.QosOk());
        if (wasReached && !channel.prefetch.reached()) {
            unblock(channel);
        }
    }

    /** The channel's consumers may take turns again. */
    static void unblock(ChannelState channel) {
        for (Consumer consumer : channel.consumers.values()) {
            if (consumer.queue.consumers().unblock(channel)) {
                consumer.queue.wantsRun();
            }
        }
    }
}
