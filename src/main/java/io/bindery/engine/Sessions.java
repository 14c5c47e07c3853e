package io.bindery.engine;

import io.bindery.model.ReplyCode;
import java.util.List;
import java.util.function.Predicate;

/** Connections and channels coming and going, and what becomes of what they held. */
final class Sessions {

    private final EngineContext context;
    private final QueueOperations queues;
    private final Leaving leaving;

    Sessions(EngineContext context, QueueOperations queues, Leaving leaving) {
        this.context = context;
        this.queues = queues;
        this.leaving = leaving;
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
        channel.ends();
        leaving.leave(channel);
        channel.reply(new Reply.ChannelClosed());
        channel.connection.forget(channel.number);
    }

    /** A refusal ends the channel, or, when it is a hard one, the connection. */
    void fail(ChannelState channel, AmqpException refusal, MethodIds method) {
        if (refusal.endsConnection()) {
            fail(channel.connection, refusal, refusal.code() == ReplyCode.INTERNAL_ERROR ? MethodIds.NONE : method);
            return;
        }
        channel.sendConfirms();
        channel.ends();
        leaving.leave(channel);
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

    /** A method on a channel that was never opened; RabbitMQ misses the queue that the channel named last before it notices. */
    void failUnopened(ConnectionState connection, ClientCommand.OnChannel command) {
        if (command instanceof ClientCommand.OfQueue named && named.leavesQueueOut()) {
            fail(connection.open(command.channel()), ChannelNames.noQueueBefore(), MethodIds.of(command));
            return;
        }
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
        List<ChannelState> channels = connection.openChannels();
        boolean alone = channels.stream().filter(channel -> !channel.failed).count() == 1;
        for (ChannelState channel : channels) {
            if (!channel.failed) {
                channel.ends();
                if (alone) {
                    leaving.leave(channel);
                } else {
                    leaving.leaveWithOthers(channel);
                }
            }
            connection.forget(channel.number);
        }
        for (MessageQueue queue : List.copyOf(connection.exclusiveQueues())) {
            queues.delete(queue);
        }
    }
}
