package io.bindery.amqp.server;

import io.bindery.amqp.codec.ContentWriter;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.ConnectionOutput;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.Reply;
import io.bindery.model.Message;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the engine's answers as frames. The engine thread fills one buffer a batch; at its end the buffer goes to the
 * connection's loop in one piece. Bytes that wait there are counted, so that deliveries stop before they pile up.
 */
final class ConnectionWriter implements ConnectionOutput {

    private static final int HIGH_WATER = 1 << 20;
    private static final int LOW_WATER = 1 << 18;
    private static final int FIRST_SIZE = 1 << 12;
    private static final int LONG = 1 << 17;

    private final Channel socket;
    private final Conversation connection;
    private final CommandSink engine;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Batches that another thread gave the loop and it has not come to: what the loop itself has to write goes behind them. */
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private volatile boolean toldFull;
    private volatile boolean outruns;
    private final int frameMax;
    private final String vhost;
    private int lastSize = FIRST_SIZE;
    private ByteBuf out;
    /** What this batch had filled before {@code out}; null when that is all. */
    private CompositeByteBuf filled;
    private Object attachment;

    ConnectionWriter(Channel socket, Conversation connection, CommandSink engine, String vhost, int frameMax) {
        this.socket = socket;
        this.connection = connection;
        this.engine = engine;
        this.vhost = vhost;
        this.frameMax = frameMax;
    }

    ProtocolVersion version() {
        return connection.version();
    }

    String vhost() {
        return vhost;
    }

    private ByteBuf out() {
        if (out == null) {
            out = socket.alloc().directBuffer(lastSize);
        }
        return out;
    }

    /** For a content: where a long batch would have to grow, which copies it, another buffer is begun. */
    private ByteBuf out(Message message) {
        int room = ContentWriter.room(message);
        if (out == null) {
            out = socket.alloc().directBuffer(Math.max(lastSize, room));
        } else if (out.writableBytes() < room && out.readableBytes() >= LONG) {
            if (filled == null) {
                filled = socket.alloc().compositeDirectBuffer(Integer.MAX_VALUE);
            }
            filled.addComponent(true, out);
            out = socket.alloc().directBuffer(Math.max(LONG, room));
        }
        return out;
    }

    private int unsent() {
        return (out == null ? 0 : out.readableBytes()) + (filled == null ? 0 : filled.readableBytes());
    }

    @Override public void reply(int channel, Reply reply) {
        if (reply instanceof Reply.ChannelClosed) {
            connection.channels().closed(channel);
        } else if (reply instanceof Reply.ChannelOpened && version().is08()) {
            MethodWriter.write(out(), channel, MethodId.CHANNEL_OPEN_OK);
            return;
        }
        Replies.write(out(), channel, reply);
    }

    @Override public void deliver(int channel, String consumerTag, long deliveryTag, boolean redelivered, Message message) {
        ContentWriter.deliver(out(message), frameMax, channel, consumerTag, deliveryTag, redelivered, message);
    }

    @Override public void getOk(int channel, long deliveryTag, boolean redelivered, long remaining, Message message) {
        ContentWriter.getOk(out(message), frameMax, channel, deliveryTag, redelivered, remaining, message);
    }

    @Override public void returned(int channel, ReplyCode code, String text, Message message) {
        ContentWriter.returned(out(), frameMax, channel, code.code(), text, message);
    }

    @Override public void confirm(int channel, long deliveryTag, boolean multiple) {
        MethodWriter.begin(out(), channel, MethodId.BASIC_ACK).longLong(deliveryTag).bit(multiple).end();
    }

    @Override public void refuse(int channel, long deliveryTag, boolean multiple) {
        MethodWriter.begin(out(), channel, MethodId.BASIC_NACK).longLong(deliveryTag).bit(multiple).bit(false).end();
    }

    @Override public void cancelled(int channel, String consumerTag) {
        MethodWriter.begin(out(), channel, MethodId.BASIC_CANCEL).shortText(consumerTag).bit(true).end();
    }

    @Override public void closeChannel(int channel, ReplyCode code, String text, int classId, int methodId) {
        connection.channels().fail(channel);
        Replies.close(out(), channel, MethodId.CHANNEL_CLOSE, code, text, classId, methodId);
    }

    @Override public void closeConnection(ReplyCode code, String text, int classId, int methodId) {
        connection.connectionFails();
        Replies.close(out(), 0, version().close(), code, text, classId, methodId);
    }

    @Override public boolean writable() {
        int pending = waiting.get() + unsent();
        if (pending < HIGH_WATER) {
            return true;
        }
        toldFull = true;
        return false;
    }

    @Override public void outrunsConsumers() {
        if (!outruns) {
            outruns = true;
        }
    }

    /** Whether the engine said so since this was last asked. */
    boolean takeOutruns() {
        boolean said = outruns;
        if (said) {
            outruns = false;
        }
        return said;
    }

    @Override public void flush() {
        ByteBuf batch = out;
        if (batch == null) {
            return;
        }
        out = null;
        if (filled != null) {
            batch = filled.addComponent(true, batch);
            filled = null;
        }
        int size = batch.readableBytes();
        lastSize = Math.max(FIRST_SIZE, Math.min(1 << 17, size + size / 4));
        waiting.addAndGet(size);
        if (onTheirWay.get() == 0 && socket.eventLoop().inEventLoop()) {
            write(batch, size);
        } else {
            giveToLoop(batch, size);
        }
    }

    private void giveToLoop(ByteBuf batch, int size) {
        onTheirWay.incrementAndGet();
        try {
            socket.eventLoop().execute(() -> {
                onTheirWay.decrementAndGet();
                write(batch, size);
            });
        } catch (RejectedExecutionException ended) {
            batch.release();
        }
    }

    private void write(ByteBuf batch, int size) {
        socket.writeAndFlush(batch).addListener(done -> drained(size));
    }

    private void drained(int size) {
        connection.said();
        int left = waiting.addAndGet(-size);
        if (left < LOW_WATER && toldFull) {
            toldFull = false;
            engine.post(new EngineCommand[] {new ClientCommand.Writable(this)}, 1);
        }
    }

    @Override public Object attachment() {
        return attachment;
    }

    @Override public void attach(Object engineState) {
        attachment = engineState;
    }

    @Override public void forgotten() {
        flush();
        socket.eventLoop().execute(connection.ending()::engineForgot);
    }
}
