package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.TextMemo;
import io.bindery.amqp.codec.UnanswerableException;
import io.bindery.amqp.codec.WireException;
import io.bindery.engine.ClientCommand;
import io.bindery.model.MalformedTableException;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;

/**
 * One channel's input: methods become commands, and a publish waits until its content is whole. A channel that is
 * closing is still read, and refused what is no AMQP, but nothing it says counts. Owned by the connection's loop; the
 * engine thread sets {@code failed} when it closes the channel, and {@code forgotten} when that is done.
 */
final class ChannelInput {

    private final Conversation connection;
    private final ConnectionWriter writer;
    private final int channel;
    private final TextMemo texts;
    private final ContentAssembly content;
    private volatile boolean failed;
    private volatile boolean forgotten;
    private boolean opened;
    private boolean closeAsked;
    private String exchange;
    private String routingKey;
    private boolean mandatory;
    private boolean immediate;

    ChannelInput(Conversation connection, ConnectionWriter writer, int channel, TextMemo texts, InboundBudget.Share memory) {
        this.connection = connection;
        this.writer = writer;
        this.channel = channel;
        this.texts = texts;
        this.content = new ContentAssembly(memory);
    }

    /** The engine closed it, and waits for the client's close-ok. */
    void fail() {
        failed = true;
    }

    boolean isFailed() {
        return failed;
    }

    /** The channel is gone; another of its number begins anew. */
    void forgotten() {
        forgotten = true;
    }

    boolean isOf(int number) {
        return channel == number && !forgotten;
    }

    void method(int methodId, ByteBuf in, int end) {
        content.expectMethod();
        Arguments arguments = new Arguments(in, end, methodId);
        switch (methodId) {
            case MethodId.BASIC_PUBLISH -> publish(arguments);
            case MethodId.CHANNEL_OPEN -> {
                arguments.shortText();
                arguments.end();
                open();
            }
            case MethodId.CHANNEL_CLOSE, MethodId.CHANNEL_CLOSE_OK -> close(methodId, arguments);
            default -> other(methodId, arguments);
        }
    }

    /** The hot one; any bytes will do for its names. */
    private void publish(Arguments arguments) {
        arguments.shortNumber();
        exchange = arguments.anyShortText(texts);
        routingKey = arguments.anyShortText(texts);
        mandatory = arguments.bit();
        immediate = arguments.bit();
        arguments.end();
        content.begin(MethodId.BASIC_PUBLISH);
    }

    private void open() {
        if (opened) {
            throw new WireException(ReplyCode.CHANNEL_ERROR, "second 'channel.open' seen").in(MethodId.CHANNEL_OPEN);
        }
        opened = true;
        connection.post(new ClientCommand.OpenChannel(writer, channel));
    }

    private void close(int methodId, Arguments arguments) {
        boolean asks = methodId == MethodId.CHANNEL_CLOSE;
        if (asks) {
            arguments.shortNumber();
            arguments.shortText();
            arguments.shortNumber();
            arguments.shortNumber();
        }
        arguments.end();
        if (!asks && failed) {
            connection.post(new ClientCommand.CloseChannel(writer, channel, false));
            connection.channels().forget(channel);
        } else if (asks && failed || isHeard(methodId)) {
            if (!asks) {
                throw unimplemented(methodId);
            }
            closeAsked = true;
            connection.post(new ClientCommand.CloseChannel(writer, channel, true));
        }
    }

    private void other(int methodSent, Arguments arguments) {
        int methodId = connection.version().heard(methodSent);
        ClientCommand command = CommandDecoder.decode(writer, channel, methodId, arguments);
        if (command != null) {
            arguments.end();
            if (!opened && command instanceof ClientCommand.OfQueue named && named.leavesQueueOut()) {
                opened = true; // and failed as soon as the engine has missed the queue
                connection.post(command);
            } else if (isHeard(methodId)) {
                connection.post(command);
            }
        } else if (!connection.version().knows(methodId)) {
            throw new UnanswerableException("no method " + MethodId.text(methodSent));
        } else {
            connection.version().skip(arguments, methodId);
            if (connection.version().hasContent(methodId)) {
                content.begin(methodId);
            } else if (isHeard(methodSent)) {
                unasked(methodSent);
            }
        }
    }

    /** What only the server says, and the access.request of AMQP 0-8. */
    private void unasked(int methodId) {
        if (methodId != MethodId.ACCESS_REQUEST) {
            throw unimplemented(methodId);
        }
        connection.grantAccess(channel);
    }

    void header(ByteBuf in, int end) {
        if (content.header(in, end)) {
            complete();
        }
    }

    void body(ByteBuf in, int end) {
        if (content.body(in, end)) {
            complete();
        }
    }

    private void complete() {
        byte[] body = content.takeBody();
        if (!isHeard(content.method())) {
            return;
        }
        if (content.method() != MethodId.BASIC_PUBLISH) {
            throw unimplemented(content.method());
        }
        if (content.isTooLarge()) {
            connection.post(new ClientCommand.PublishTooLarge(writer, channel, content.size(), ContentAssembly.MOST));
            return;
        }
        byte[] properties = content.properties();
        try {
            PropertiesCodec.check(properties);
        } catch (MalformedTableException malformed) {
            connection.post(new ClientCommand.PublishMalformed(writer, channel, exchange, routingKey, immediate));
            return;
        }
        connection.post(new ClientCommand.Publish(writer, channel, exchange, routingKey, mandatory, immediate, properties, body));
    }

    private boolean isHeard(int methodId) {
        if (!opened) {
            throw new WireException(ReplyCode.CHANNEL_ERROR, "expected 'channel.open'").in(methodId);
        }
        return !failed && !closeAsked;
    }

    private static WireException unimplemented(int methodId) {
        return new WireException(ReplyCode.COMMAND_INVALID, "unimplemented method").in(methodId);
    }
}
