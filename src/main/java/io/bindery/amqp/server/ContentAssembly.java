package io.bindery.amqp.server;

import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.WireException;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The content of one method, frame by frame: its header, then the body in pieces (AMQP 0-9-1, section 4.2.6). Memory
 * grows with what came, never with what a header promises. Owned by the connection's loop.
 */
final class ContentAssembly {

    /** RabbitMQ 3.10's max_message_size. */
    static final long MOST = 134_217_728;

    private static final byte[] EMPTY = {};

    private enum Awaited { METHOD, HEADER, BODY }

    private final InboundBudget.Share memory;
    private Awaited awaited = Awaited.METHOD;
    private int method;
    private long size;
    private long received;
    private byte[] properties;
    private byte[] body;
    private int borrowed;

    ContentAssembly(InboundBudget.Share memory) {
        this.memory = memory;
    }

    /** Content for this method comes next. */
    void begin(int newMethod) {
        method = newMethod;
        awaited = Awaited.HEADER;
    }

    int method() {
        return method;
    }

    /** In bytes, as the header said it; beyond {@link Long#MAX_VALUE} negative. */
    long size() {
        return size;
    }

    boolean isTooLarge() {
        return Long.compareUnsigned(size, MOST) > 0;
    }

    byte[] properties() {
        return properties;
    }

    /** The whole body, given away. */
    byte[] takeBody() {
        byte[] whole = body;
        body = null;
        return whole;
    }

    /** A method came. */
    void expectMethod() {
        if (awaited != Awaited.METHOD) {
            throw unexpected();
        }
    }

    /** Returns whether the content is whole. */
    boolean header(ByteBuf in, int end) {
        int classId = in.readUnsignedShort();
        int weight = in.readUnsignedShort();
        if (awaited != Awaited.HEADER || weight != 0) {
            throw unexpected();
        }
        if (classId != MethodId.classOf(method)) {
            throw unexpected("expected content header for class " + MethodId.classOf(method) + ", got one for class " + classId + " instead");
        }
        size = in.readLong();
        properties = new byte[end - in.readerIndex()];
        in.readBytes(properties);
        received = 0;
        body = EMPTY;
        return endsWhen(size == 0);
    }

    /** Returns whether the content is whole. A body longer than announced never is: the next frame will be refused. */
    boolean body(ByteBuf in, int end) {
        if (awaited != Awaited.BODY) {
            throw unexpected();
        }
        int count = end - in.readerIndex();
        received += count;
        if (isTooLarge() || received > size) {
            body = EMPTY;
            giveBack();
        } else {
            int from = (int) received - count;
            makeRoom((int) received);
            in.readBytes(body, from, count);
        }
        return endsWhen(received == size);
    }

    /** A body of one frame gets its array at once; a longer one grows by doubling, within what the budget lends. */
    private void makeRoom(int needed) {
        if (body.length >= needed) {
            return;
        }
        int room = (int) Math.min(size, needed == size ? size : 2L * needed);
        if (needed < size || borrowed > 0) {
            memory.take(room - borrowed);
            borrowed = room;
        }
        body = Arrays.copyOf(body, room);
    }

    private void giveBack() {
        memory.give(borrowed);
        borrowed = 0;
    }

    private boolean endsWhen(boolean whole) {
        awaited = whole ? Awaited.METHOD : Awaited.BODY;
        if (whole && borrowed > 0) {
            giveBack();
        }
        return whole;
    }

    private WireException unexpected() {
        return switch (awaited) {
            case METHOD -> new WireException(ReplyCode.UNEXPECTED_FRAME, "expected method frame, got non method frame instead");
            case HEADER -> unexpected("expected content header for class " + MethodId.classOf(method) + ", got non content header frame instead");
            case BODY -> unexpected("expected content body, got non content body frame instead");
        };
    }

    private WireException unexpected(String detail) {
        return new WireException(ReplyCode.UNEXPECTED_FRAME, detail).in(method);
    }
}
