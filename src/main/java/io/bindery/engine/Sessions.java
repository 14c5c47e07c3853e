package io.bindery.engine;

import io.bindery.model.ReplyCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Connections and channels coming and going, and what becomes of what they held. */
final class Sessions {

    private final EngineContext context;
    private final QueueOperations queues;
    private final Returning returning;

    Sessions(EngineContext context, QueueOperations queues, Returning returning) {
        this.context = context;
        this.queues = queues;
        this.returning = returning;
    }

    /** What the client was let in for may be gone by now. */
    void connect(ClientCommand.Connected command) {
        VirtualHost vhost = context.vhosts.get(command.vhost());
        boolean hasUser = context.settings.user(command.user()).isPresent();
        if (vhost == null || !hasUser) {
            String what = vhost == null ? "vhost '" + command.vhost() : "user '" + command.user();
            command.connection().closeConnection(ReplyCode.CONNECTION_FORCED, "CONNECTION_FORCED - " + what + "' is deleted", 0, 0);
            command.connection().flush();
            return;
        }
        ConnectionState connection = new ConnectionState(context, command, vhost);
        command.connection().attach(connection);
        context.connections.add(connection);
        context.dirty = true;
    }

    void open(ConnectionState connection, ClientCommand.OpenChannel command) {
        if (connection.channel(command.channel()) != null) {
            fail(connection, new AmqpException(ReplyCode.CHANNEL_ERROR, "second 'channel.open' seen"), MethodIds.of(command));
            return;
        }
        try {
            LimitRules.checkNewChannel(context, connection.user);
        } catch (AmqpException tooMany) {
            fail(connection, tooMany, MethodIds.NONE);
            return;
        }
        connection.open(command.channel()).reply(new Reply.ChannelOpened());
    }

    /** The client asked for it. */
    void closeChannel(ChannelState channel) {
        channel.sendConfirms();
        release(channel);
        channel.reply(new Reply.ChannelClosed());
        channel.connection.forget(channel.number);
    }

    /** A refusal ends the channel, or, when it is a hard one, the connection. */
    void fail(ChannelState channel, AmqpException refusal, MethodIds method) {
        if (refusal.endsConnection()) {
            fail(channel.connection, refusal, method);
            return;
        }
        channel.sendConfirms();
        release(channel);
        channel.failed = true;
        channel.output.closeChannel(channel.number, refusal.code(), refusal.text(), method.classId(), method.methodId());
        channel.connection.touch();
    }

    void crash(ConnectionState connection) {
        if (!connection.failed) {
            fail(connection, AmqpException.internalError(), MethodIds.NONE);
        }
    }

    void fail(ConnectionState connection, AmqpException refusal, MethodIds method) {
        release(connection);
        connection.failed = true;
        connection.output.closeConnection(refusal.code(), refusal.text(), method.classId(), method.methodId());
        connection.touch();
    }

    /** Somebody else ends these connections. */
    void close(Predicate<ConnectionState> which, String why) {
        for (ConnectionState connection : List.copyOf(context.connections)) {
            if (which.test(connection) && !connection.failed) {
                fail(connection, new AmqpException(ReplyCode.CONNECTION_FORCED, why), MethodIds.NONE);
            }
        }
    }

    /** A method on a channel that was never opened. */
    void failUnopened(ConnectionState connection, ClientCommand command) {
        fail(connection, new AmqpException(ReplyCode.CHANNEL_ERROR, "expected 'channel.open'"), MethodIds.of(command));
    }

    /** A channel that was told to close hears nothing but the client's closing it, too. */
    void applyToFailed(ChannelState channel, ClientCommand command) {
        if (command instanceof ClientCommand.CloseChannel close) {
            if (close.answer()) {
                channel.reply(new Reply.ChannelClosed());
            } else {
                channel.connection.forget(channel.number);
            }
        }
    }

    void disconnect(ConnectionState connection) {
        if (!connection.failed) {
            connection.failed = true;
            release(connection);
        }
        context.connections.remove(connection);
        connection.output.attach(null);
        context.dirty = true;
    }

    private void release(ConnectionState connection) {
        for (ChannelState channel : connection.openChannels()) {
            if (!channel.failed) {
                channel.failed = true;
                release(channel);
            }
            connection.forget(channel.number);
        }
        for (MessageQueue queue : List.copyOf(connection.exclusiveQueues())) {
            queues.delete(queue);
        }
    }

    /** Its consumers leave, and what it held goes back; queues that lived by its consumers are deleted. */
    private void release(ChannelState channel) {
        channel.forgetHeld();
        channel.dropPublications();
        ReplyTo.close(context, channel);
        Map<MessageQueue, List<QueueEntry>> held = new LinkedHashMap<>();
        for (Consumer consumer : List.copyOf(channel.consumers.values())) {
            Subscriptions.remove(consumer);
            held.put(consumer.queue, new ArrayList<>());
        }
        channel.consumers.clear();
        held.putAll(Returning.byQueue(everythingHeld(channel)));
        held.forEach((queue, entries) -> giveBack(queue, entries));
    }

    private void giveBack(MessageQueue queue, List<QueueEntry> entries) {
        queues.deleteWhile(queue, queue::shouldAutoDelete);
        if (queue.isDeleted()) {
            entries.forEach(queue::leaves);
            return;
        }
        queue.refreshExpiry();
        returning.takeBack(queue, entries, true);
    }

    private static List<QueueEntry> everythingHeld(ChannelState channel) {
        List<QueueEntry> entries = new ArrayList<>();
        if (channel.transaction != null) {
            channel.unacked.restore(channel.transaction.uncommittedDeliveries());
        }
        QueueEntry entry;
        while ((entry = channel.unacked.pollUpTo(Long.MAX_VALUE)) != null) {
            entries.add(entry);
        }
        return entries;
    }
}
