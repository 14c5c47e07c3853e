package io.bindery.engine;

import io.bindery.engine.QueueOperations.Declared;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import java.util.ArrayList;
import java.util.List;

/** The exchange and queue methods of a client: names completed, done, and answered once durable. */
final class TopologyCommands {

    private final EngineContext context;
    private final ExchangeOperations exchanges;
    private final QueueOperations queues;

    TopologyCommands(EngineContext context, ExchangeOperations exchanges, QueueOperations queues) {
        this.context = context;
        this.exchanges = exchanges;
        this.queues = queues;
    }

    void handle(ChannelState channel, ClientCommand command) {
        if (command instanceof ClientCommand.DeclareQueue c) {
            declareQueue(channel, c);
        } else if (command instanceof ClientCommand.DeclareExchange c) {
            declareExchange(channel, c);
        } else if (command instanceof ClientCommand.BindQueue c) {
            answer(channel, c.noWait(), new Reply.QueueBound(), exchanges.bind(channel.connection.vhost,
                    toQueue(channel, c.exchange(), c.queue(), c.key()).withArguments(c.arguments()), channel.connection));
        } else if (command instanceof ClientCommand.UnbindQueue c) {
            answer(channel, false, new Reply.QueueUnbound(), exchanges.unbind(channel.connection.vhost,
                    toQueue(channel, c.exchange(), c.queue(), c.key()).withArguments(c.arguments()), channel.connection));
        } else if (command instanceof ClientCommand.BindExchange c) {
            answer(channel, c.noWait(), new Reply.ExchangeBound(), exchanges.bind(channel.connection.vhost,
                    new Binding(channel.connection.vhost.name, c.source(), DestinationKind.EXCHANGE, c.destination(), c.key(),
                            c.arguments()), channel.connection));
        } else if (command instanceof ClientCommand.UnbindExchange c) {
            answer(channel, c.noWait(), new Reply.ExchangeUnbound(), exchanges.unbind(channel.connection.vhost,
                    new Binding(channel.connection.vhost.name, c.source(), DestinationKind.EXCHANGE, c.destination(), c.key(),
                            c.arguments()), channel.connection));
        } else if (command instanceof ClientCommand.DeleteQueue c) {
            deleteQueue(channel, c);
        } else if (command instanceof ClientCommand.PurgeQueue c) {
            String name = ChannelNames.queue(channel, c.queue());
            channel.connection.rights.readQueue(name);
            MessageQueue queue = channel.connection.vhost.queueFor(channel.connection, name);
            answer(channel, c.noWait(), new Reply.QueuePurged(queues.purge(queue)), 0);
        } else if (command instanceof ClientCommand.DeleteExchange c) {
            answer(channel, c.noWait(), new Reply.ExchangeDeleted(),
                    exchanges.delete(channel.connection.vhost, c.exchange(), c.ifUnused(), channel.connection.rights));
        } else {
            throw new IllegalArgumentException("no command of a channel: " + command);
        }
    }

    private static void answer(ChannelState channel, boolean noWait, Reply reply, long logPosition) {
        if (!noWait) {
            channel.replyWhenDurable(reply, logPosition);
        }
    }

    private static Binding toQueue(ChannelState channel, String exchange, String queue, String key) {
        return Binding.toQueue(channel.connection.vhost.name, exchange, ChannelNames.queue(channel, queue),
                ChannelNames.key(channel, queue, key));
    }

    private void declareExchange(ChannelState channel, ClientCommand.DeclareExchange command) {
        VirtualHost vhost = channel.connection.vhost;
        long position = 0;
        if (command.passive()) {
            String name = ChannelNames.withoutLineEnds(command.definition().name());
            ExchangeOperations.refuseDefault(name);
            vhost.exchangeOrRefuse(name);
        } else {
            position = exchanges.declare(vhost, command.definition(), channel.connection.rights);
        }
        answer(channel, command.noWait(), new Reply.ExchangeDeclared(), position);
    }

    private void declareQueue(ChannelState channel, ClientCommand.DeclareQueue command) {
        VirtualHost vhost = channel.connection.vhost;
        String name = ChannelNames.withoutLineEnds(command.definition().name());
        if (ReplyTo.isPseudoQueue(name)) {
            declareReplyTo(channel, command, name);
            return;
        }
        Declared declared = command.passive()
                ? new Declared(vhost.queueFor(channel.connection, name), 0)
                : queues.declare(vhost, command.definition(), channel.connection);
        MessageQueue queue = declared.queue();
        queue.refreshExpiry();
        channel.lastQueue = queue.name();
        answer(channel, command.noWait(), new Reply.QueueDeclared(queue.name(), queue.ready().size(), consumerCount(queue)),
                declared.logPosition());
    }

    /** A quorum queue counts who holds something, too, and of a single active consumer's kind not those that wait. */
    private int consumerCount(MessageQueue queue) {
        int count = queue.consumers().count();
        if (!queue.settings().quorum()) {
            return count;
        }
        return (queue.settings().singleActiveConsumer() ? Math.min(1, count) : count) + Holder.lingering(context, queue);
    }

    private void declareReplyTo(ChannelState channel, ClientCommand.DeclareQueue command, String name) {
        if (!ReplyTo.exists(context, name)) {
            throw Refusal.noQueue(channel.connection.vhost.name, name);
        }
        channel.lastQueue = name;
        answer(channel, command.noWait(), new Reply.QueueDeclared(name, 0, 1), 0);
    }

    private void deleteQueue(ChannelState channel, ClientCommand.DeleteQueue command) {
        String name = ChannelNames.withoutLineEnds(ChannelNames.queue(channel, command.queue()));
        channel.connection.rights.configureQueue(name);
        MessageQueue queue = channel.connection.vhost.queue(name);
        if (queue == null) {
            answer(channel, command.noWait(), new Reply.QueueDeleted(0), 0);
            return;
        }
        queue.refuseStranger(channel.connection);
        QueueOperations.checkDelete(queue, command.ifUnused(), command.ifEmpty());
        if (!queue.waits.condemned.isEmpty()) {
            deleteLater(channel, queue, command);
            return;
        }
        long messages = queue.ready().size();
        List<Consumer> orphans = new ArrayList<>(queue.consumers().all());
        long position = queues.deleteQuietly(queue);
        answer(channel, command.noWait(), new Reply.QueueDeleted(messages), position);
        orphans.forEach(QueueOperations::tellCancelled);
    }

    /** Its letters go first: what waits to be read for them goes from disk with the queue. A client that is gone by then has said enough. */
    private void deleteLater(ChannelState channel, MessageQueue queue, ClientCommand.DeleteQueue command) {
        queue.waits.add(channel, command);
        queue.waits.condemned.afterwards(() -> {
            if (channel.connection.failed && !command.ifUnused() && !command.ifEmpty() && !queue.isDeleted()) {
                queues.delete(queue);
            }
        });
    }
}
