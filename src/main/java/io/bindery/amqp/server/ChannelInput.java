package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.TextMemo;
import io.bindery.amqp.codec.WireException;
import io.bindery.engine.ClientCommand;
import io.bindery.model.MalformedTableException;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;

/**
 * One channel's input: methods become commands, and a publish waits until its content is whole. Owned by the
 * connection's loop; the engine thread sets {@code ignoring} when it closes the channel.
 */
final class ChannelInput {

    /** RabbitMQ 3.10's max_message_size. */
    private static final long MAX_BODY = 134_217_728;

    private final ConnectionHandler connection;
    private final ConnectionWriter writer;
    private final int channel;
    private final TextMemo texts;
    private volatile boolean ignoring;
    private boolean opened;
    private boolean awaitingHeader;
    private String exchange;
    private String routingKey;
    private boolean mandatory;
    private boolean immediate;
    private byte[] properties;
    private byte[] body;
    private int filled;

    ChannelInput(ConnectionHandler connection, ConnectionWriter writer, int channel, TextMemo texts) {
        this.connection = connection;
        this.writer = writer;
        this.channel = channel;
        this.texts = texts;
    }

    void engineClosed() {
        ignoring = true;
    }

    void method(int methodId, ByteBuf in, int end) {
        if (ignoring) {
            closing(methodId);
            return;
        }
        if (awaitingHeader) {
            throw unexpected("expected content header for class 60, got non content header frame instead");
        }
        if (body != null) {
            throw unexpected("expected content body, got non content body frame instead");
        }
        if (methodId == MethodId.BASIC_PUBLISH) {
            publish(new Arguments(in, end, methodId));
        } else if (methodId == MethodId.CHANNEL_OPEN) {
            open();
        } else if (methodId == MethodId.CHANNEL_CLOSE) {
            connection.post(new ClientCommand.CloseChannel(writer, channel, true));
            connection.forget(channel);
        } else {
            connection.post(CommandDecoder.decode(writer, channel, methodId, new Arguments(in, end, methodId), texts));
        }
    }

    private void open() {
        if (opened) {
            throw new WireException(ReplyCode.CHANNEL_ERROR, "second 'channel.open' seen",
                    MethodId.classOf(MethodId.CHANNEL_OPEN), MethodId.methodOf(MethodId.CHANNEL_OPEN));
        }
        opened = true;
        connection.post(new ClientCommand.OpenChannel(writer, channel));
    }

    /** Closed from our side: only the client's close-ok, or a close that crossed ours, means anything. */
    private void closing(int methodId) {
        if (methodId == MethodId.CHANNEL_CLOSE_OK || methodId == MethodId.CHANNEL_CLOSE) {
            connection.post(new ClientCommand.CloseChannel(writer, channel, methodId == MethodId.CHANNEL_CLOSE));
            if (methodId == MethodId.CHANNEL_CLOSE_OK) {
                connection.forget(channel);
            }
        }
    }

    private void publish(Arguments arguments) {
        arguments.shortNumber();
        exchange = arguments.shortText(texts);
        routingKey = arguments.shortText(texts);
        mandatory = arguments.bit();
        immediate = arguments.bit();
        awaitingHeader = true;
    }

    void header(ByteBuf in, int end) {
        if (ignoring) {
            return;
        }
        if (!awaitingHeader) {
            throw new WireException(ReplyCode.UNEXPECTED_FRAME, body == null
                    ? "expected method frame, got non method frame instead"
                    : "expected content body, got non content body frame instead", body == null ? 0 : 60, body == null ? 0 : 40);
        }
        if (end - in.readerIndex() < 14) {
            throw new WireException(ReplyCode.FRAME_ERROR, "content header ends before its properties do", 60, 40);
        }
        int classId = in.readUnsignedShort();
        if (classId != MethodId.BASIC_CLASS) {
            throw unexpected("expected content header for class 60, got one for class " + classId + " instead");
        }
        in.skipBytes(2);
        long size = in.readLong();
        properties = new byte[end - in.readerIndex()];
        in.readBytes(properties);
        awaitingHeader = false;
        begin(size);
    }

    private void begin(long size) {
        try {
            PropertiesCodec.check(properties);
        } catch (MalformedTableException malformed) {
            throw new WireException(ReplyCode.SYNTAX_ERROR, malformed.getMessage(), 60, 40);
        }
        if (size < 0 || size > MAX_BODY) {
            tooLarge(size);
            return;
        }
        body = new byte[(int) size];
        filled = 0;
        if (size == 0) {
            complete();
        }
    }

    private void tooLarge(long size) {
        ignoring = true;
        connection.post(new ClientCommand.CloseChannel(writer, channel, false));
        connection.failChannel(channel, ReplyCode.PRECONDITION_FAILED, "PRECONDITION_FAILED - message size "
                + Long.toUnsignedString(size) + " is larger than configured max size " + MAX_BODY, 60, 40);
    }

    void body(ByteBuf in, int end) {
        if (ignoring) {
            return;
        }
        if (body == null) {
            throw awaitingHeader
                    ? unexpected("expected content header for class 60, got non content header frame instead")
                    : new WireException(ReplyCode.UNEXPECTED_FRAME, "expected method frame, got non method frame instead");
        }
        int size = end - in.readerIndex();
        if (size > body.length - filled) {
            throw unexpected("content body is longer than its header said");
        }
        in.readBytes(body, filled, size);
        filled += size;
        if (filled == body.length) {
            complete();
        }
    }

    private void complete() {
        connection.post(new ClientCommand.Publish(writer, channel, exchange, routingKey, mandatory, immediate, properties, body));
        body = null;
        properties = null;
    }

    private static WireException unexpected(String detail) {
        return new WireException(ReplyCode.UNEXPECTED_FRAME, detail, 60, 40);
    }
}
