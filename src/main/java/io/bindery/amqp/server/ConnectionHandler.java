package io.bindery.amqp.server;

import io.bindery.amqp.codec.FrameReader;
import io.bindery.amqp.codec.UnanswerableException;
import io.bindery.amqp.codec.WireException;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's socket from its first byte to its last: greets, cuts what was read into frames for the conversation,
 * hands the commands over once per read, and reads no further while the engine is crowded, or while a client publishes that
 * may not. Owned by its Netty loop.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

    /** Sent through the pipeline when the broker shuts down. */
    enum Farewell { NOW }

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int LEAST_KEPT = 1 << 12;
    /** So long whoever outruns consumers leaves the machine to them; 256 KB a millisecond are still read. */
    private static final int CONSUMERS_TURN_MILLIS = 1;

    private final CommandSink engine;
    private final PublisherGate gate;
    private final Access access;
    private final InboundBudget memory;
    private final long id;
    private ChannelHandlerContext context;
    private ByteBuf unread;
    private Conversation conversation;
    private boolean refused;
    private Reading reading;
    private Waiting room = Waiting.NOBODY;
    private Waiting opening = Waiting.NOBODY;

    ConnectionHandler(long id, CommandSink engine, PublisherGate gate, Access access, InboundBudget memory) {
        this.id = id;
        this.engine = engine;
        this.gate = gate;
        this.access = access;
        this.memory = memory;
    }

    @Override public void channelActive(ChannelHandlerContext newContext) {
        context = newContext;
        reading = new Reading(context.channel().config());
        if (!TlsPeer.isSecured(context.channel())) {
            awaitHandshake();
        }
    }

    /** The time for AMQP's handshake begins behind that of TLS. */
    private void awaitHandshake() {
        context.executor().schedule(() -> {
            if (conversation == null || conversation.isHandshake()) {
                context.close();
            }
        }, HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    @Override public void channelRead(ChannelHandlerContext ctx, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        if (unread != null && conversation != null) {
            finishFrame(bytes);
        } else if (unread != null) {
            ByteBuf fresh = bytes;
            bytes = unread.writeBytes(fresh);
            unread = null;
            fresh.release();
        }
        if (conversation != null || greet(bytes)) {
            converse(bytes);
        }
        keep(bytes);
    }

    /** The frame that was begun gets its rest, so that what lies behind it need not be moved. */
    private void finishFrame(ByteBuf fresh) {
        ByteBuf begun = unread;
        while (begun.isReadable() && fresh.isReadable()) {
            begun.writeBytes(fresh, Math.min(FrameReader.wanting(begun), fresh.readableBytes()));
            converse(begun);
        }
        if (!begun.isReadable()) {
            unread = null;
            begun.release();
        }
    }

    private void converse(ByteBuf bytes) {
        conversation.heard();
        boolean more = true;
        while (more) {
            try {
                conversation.read(bytes);
                more = false;
            } catch (WireException broken) {
                LOG.debug("connection {} broke the protocol: {}", id, broken.getMessage());
                conversation.ending().fail(broken);
            } catch (UnanswerableException broken) {
                LOG.debug("connection {} is dropped: {}", id, broken.getMessage());
                conversation.ending().drop();
            }
        }
    }

    /** What is left of the read waits for the rest of its frame, in a buffer that takes the whole of it. */
    private void keep(ByteBuf bytes) {
        boolean wanted = bytes.isReadable() && !refused && (conversation == null || conversation.listening());
        if (!wanted) {
            bytes.release();
            return;
        }
        int room = bytes.readableBytes() + (conversation == null ? 0 : FrameReader.wanting(bytes));
        if (bytes.readerIndex() == 0 && bytes.capacity() >= room) {
            unread = bytes;
        } else {
            unread = context.alloc().buffer(Math.max(LEAST_KEPT, room)).writeBytes(bytes);
            bytes.release();
        }
    }

    /** Takes the protocol header; false when there is not enough of it, or it was wrong. */
    private boolean greet(ByteBuf bytes) {
        if (refused || bytes.readableBytes() < ProtocolVersion.WANTED.length) {
            return false;
        }
        byte[] header = new byte[ProtocolVersion.WANTED.length];
        bytes.readBytes(header);
        ProtocolVersion version = ProtocolVersion.of(header);
        if (version == null) {
            refused = true;
            context.writeAndFlush(context.alloc().buffer(8).writeBytes(ProtocolVersion.WANTED)).addListener(sent -> context.close());
            return false;
        }
        conversation = new Conversation(id, context, engine, access, memory.share(), version);
        return true;
    }

    @Override public void channelReadComplete(ChannelHandlerContext ctx) {
        if (conversation != null) {
            // asked first: who has an answer to what it sent before an alarm is not blocked for that
            String reason = conversation.takePublished() && reading.goesOnFor(Reading.Halt.BLOCKED) ? gate.closedBecause() : "";
            conversation.handOver();
            if (!reason.isEmpty() && !conversation.isEnding()) {
                block(reason);
            }
            if (conversation.outrunsConsumers() && reading.goesOnFor(Reading.Halt.OUTRUNNING)) {
                reading.halt(Reading.Halt.OUTRUNNING);
                context.executor().schedule(() -> readOn(Reading.Halt.OUTRUNNING), CONSUMERS_TURN_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        if (reading.goesOnFor(Reading.Halt.CROWDED) && engine.crowded()) {
            reading.halt(Reading.Halt.CROWDED);
            room = engine.whenRoomy(() -> context.executor().execute(() -> readOn(Reading.Halt.CROWDED)));
        }
    }

    /** As RabbitMQ has it: only who publishes while something is short is kept waiting, from then on and for all it sends. */
    private void block(String reason) {
        conversation.block(reason);
        reading.halt(Reading.Halt.BLOCKED);
        opening = gate.whenOpen(() -> context.executor().execute(this::unblock));
    }

    private void unblock() {
        conversation.unblock();
        readOn(Reading.Halt.BLOCKED);
    }

    /** A client that was not listened to was not silent. */
    private void readOn(Reading.Halt over) {
        if (conversation != null) {
            conversation.heard();
        }
        reading.goOn(over);
    }

    @Override public void channelInactive(ChannelHandlerContext ctx) {
        room.forget();
        opening.forget();
        if (conversation != null) {
            conversation.socketClosed();
        }
        if (unread != null) {
            unread.release();
            unread = null;
        }
    }

    @Override public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == Farewell.NOW && conversation != null) {
            conversation.ending().fail(new WireException(ReplyCode.CONNECTION_FORCED, "broker forced connection closure with reason 'shutdown'"));
        } else if (event == Heartbeats.Missed.HEARTBEAT) {
            context.close();
        } else if (event instanceof SslHandshakeCompletionEvent secured && secured.isSuccess()) {
            awaitHandshake();
        } else {
            ReferenceCountUtil.release(event);
        }
    }

    @Override public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException) {
            LOG.debug("connection {} broke TLS: {}", id, cause.getMessage());
        } else if (!(cause instanceof IOException)) {
            LOG.error("connection {} is closed after a fault of ours", id, cause);
        }
        ctx.close();
    }
}
