package io.bindery.amqp.server;

import io.bindery.amqp.codec.FrameHandler;
import io.bindery.amqp.codec.FrameReader;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.amqp.codec.TextMemo;
import io.bindery.amqp.codec.WireException;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection from its first byte to its last: greeting, handshake, open, closing. Frames become commands,
 * handed to the engine once per read. Owned by its Netty loop; the two volatile flags are set by the engine thread.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter implements FrameHandler {

    /** Sent through the pipeline when the broker shuts down. */
    enum Farewell { NOW }

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int CLOSE_SECONDS = 5;
    private static final int FRAME_MAX_BEFORE_TUNE = 8192;

    private enum Phase { GREETING, HANDSHAKE, OPEN, CLOSING, ENDED }

    private final CommandSink engine;
    private final Access access;
    private final long id;
    private final Map<Integer, ChannelInput> channels = new ConcurrentHashMap<>();
    private final FrameReader frames = new FrameReader(FRAME_MAX_BEFORE_TUNE);
    private final TextMemo texts = new TextMemo();
    private ChannelHandlerContext context;
    private ByteBuf unread;
    private Phase phase = Phase.GREETING;
    private Handshake handshake;
    private Heartbeats heartbeats;
    private ConnectionWriter writer;
    private EngineCommand[] batch = new EngineCommand[64];
    private int batchSize;
    private boolean closeOkDue;
    private boolean paused;
    private volatile boolean engineClosing;

    ConnectionHandler(long id, CommandSink engine, Access access) {
        this.id = id;
        this.engine = engine;
        this.access = access;
    }

    @Override public void channelActive(ChannelHandlerContext newContext) {
        context = newContext;
        context.executor().schedule(() -> {
            if (phase == Phase.GREETING || phase == Phase.HANDSHAKE) {
                context.close();
            }
        }, HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    @Override public void channelRead(ChannelHandlerContext ctx, Object read) {
        ByteBuf fresh = (ByteBuf) read;
        ByteBuf bytes = fresh;
        if (unread != null) {
            bytes = unread.writeBytes(fresh);
            fresh.release();
            unread = null;
        }
        try {
            consume(bytes);
        } catch (WireException broken) {
            fail(broken);
            bytes.skipBytes(bytes.readableBytes());
        }
        keep(bytes);
    }

    /** What is left of the read waits for the rest of its frame. */
    private void keep(ByteBuf bytes) {
        if (!bytes.isReadable() || phase == Phase.ENDED) {
            bytes.release();
            return;
        }
        ByteBuf kept = context.alloc().buffer(Math.max(1 << 16, bytes.readableBytes() * 2));
        kept.writeBytes(bytes);
        bytes.release();
        unread = kept;
    }

    private void consume(ByteBuf bytes) {
        if (heartbeats != null) {
            heartbeats.heard();
        }
        if (phase == Phase.GREETING && !greet(bytes)) {
            return;
        }
        frames.read(bytes, this, () -> phase != Phase.ENDED);
    }

    @Override public void channelReadComplete(ChannelHandlerContext ctx) {
        handOver();
        if (!paused && engine.crowded()) {
            paused = true;
            context.channel().config().setAutoRead(false);
            engine.whenRoomy(() -> context.executor().execute(this::resume));
        }
    }

    private void resume() {
        paused = false;
        context.channel().config().setAutoRead(true);
    }

    private void handOver() {
        if (batchSize > 0) {
            EngineCommand[] full = batch;
            int count = batchSize;
            batch = new EngineCommand[Math.max(64, Math.min(4096, count + count / 2))];
            batchSize = 0;
            engine.post(full, count);
        }
    }

    void post(EngineCommand command) {
        if (batchSize == batch.length) {
            handOver();
        }
        batch[batchSize++] = command;
    }

    // greeting and handshake

    /** Takes the protocol header; false when there is not enough of it, or it was wrong. */
    private boolean greet(ByteBuf bytes) {
        if (bytes.readableBytes() < 8) {
            return false;
        }
        byte[] header = new byte[8];
        bytes.readBytes(header);
        ProtocolVersion version = ProtocolVersion.of(header);
        if (version == null) {
            bytes.skipBytes(bytes.readableBytes());
            phase = Phase.ENDED;
            context.writeAndFlush(context.alloc().buffer(8).writeBytes(ProtocolVersion.WANTED)).addListener(sent -> context.close());
            return false;
        }
        phase = Phase.HANDSHAKE;
        handshake = new Handshake(access, context, version);
        handshake.start();
        return true;
    }

    private void opened(Handshake.Opened opened) {
        frames.limit(opened.frameMax());
        writer = new ConnectionWriter(context.channel(), this, engine, opened.vhost(), opened.frameMax());
        phase = Phase.OPEN;
        post(new ClientCommand.Connected(writer, id, opened.name(), opened.user(), opened.vhost(), opened.peer(), opened.clientProperties()));
        heartbeats = Heartbeats.start(context, opened.heartbeatSeconds());
        ByteBuf out = context.alloc().buffer(32);
        MethodWriter.begin(out, 0, MethodId.CONNECTION_OPEN_OK).shortText("").end();
        context.writeAndFlush(out);
    }

    // frames

    @Override public void method(int channel, int methodId, ByteBuf in, int end) {
        if (phase == Phase.CLOSING || engineClosing) {
            if (channel == 0 && methodId == MethodId.CONNECTION_CLOSE_OK) {
                context.close();
            }
            return;
        }
        if (channel == 0) {
            controlMethod(methodId, in, end);
        } else if (phase == Phase.OPEN) {
            channelInput(channel, methodId).method(methodId, in, end);
        } else {
            throw new WireException(ReplyCode.CHANNEL_ERROR, "unexpected method in connection state running");
        }
    }

    private void controlMethod(int methodId, ByteBuf in, int end) {
        switch (methodId) {
            case MethodId.CONNECTION_CLOSE -> {
                closeOkDue = true;
                goodbye();
            }
            case MethodId.CONNECTION_CLOSE_OK -> context.close();
            case MethodId.CONNECTION_UPDATE_SECRET -> {
                ByteBuf out = context.alloc().buffer(32);
                MethodWriter.write(out, 0, MethodId.CONNECTION_UPDATE_SECRET_OK);
                context.writeAndFlush(out);
            }
            default -> {
                if (phase != Phase.HANDSHAKE) {
                    throw new WireException(ReplyCode.COMMAND_INVALID, "unexpected method in connection state running",
                            MethodId.classOf(methodId), MethodId.methodOf(methodId));
                }
                Handshake.Opened opened = handshake.method(methodId, in, end);
                if (opened != null) {
                    opened(opened);
                }
            }
        }
    }

    private ChannelInput channelInput(int channel, int methodId) {
        ChannelInput known = channels.get(channel);
        if (known != null) {
            return known;
        }
        if (methodId != MethodId.CHANNEL_OPEN) {
            throw new WireException(ReplyCode.CHANNEL_ERROR, "expected 'channel.open'", MethodId.classOf(methodId), MethodId.methodOf(methodId));
        }
        if (handshake.channelMax() != 0 && channel > handshake.channelMax()) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "number of channels opened (" + channels.size()
                    + ") has reached the negotiated channel_max (" + handshake.channelMax() + ")");
        }
        ChannelInput fresh = new ChannelInput(this, writer, channel, texts);
        channels.put(channel, fresh);
        return fresh;
    }

    @Override public void header(int channel, ByteBuf in, int end) {
        ChannelInput input = content(channel);
        if (input != null) {
            input.header(in, end);
        }
    }

    @Override public void body(int channel, ByteBuf in, int end) {
        ChannelInput input = content(channel);
        if (input != null) {
            input.body(in, end);
        }
    }

    private ChannelInput content(int channel) {
        if (phase == Phase.CLOSING || engineClosing) {
            return null;
        }
        ChannelInput known = channels.get(channel);
        if (known == null) {
            throw phase == Phase.OPEN && channel != 0
                    ? new WireException(ReplyCode.CHANNEL_ERROR, "expected 'channel.open'")
                    : new WireException(ReplyCode.COMMAND_INVALID, "unexpected content on channel " + channel);
        }
        return known;
    }

    @Override public void heartbeat() {
        // anything read counts as a sign of life; see consume
    }

    void forget(int channel) {
        channels.remove(channel);
    }

    // ends

    /** The engine closed a channel: its input is ignored until close-ok. Called on the engine thread. */
    void channelClosing(int channel) {
        ChannelInput input = channels.get(channel);
        if (input != null) {
            input.engineClosed();
        }
    }

    /** The engine sends connection.close: nothing is listened to but close-ok. Called on the engine thread. */
    void connectionClosing() {
        engineClosing = true;
        context.executor().execute(() -> {
            goodbye();
            closeSoon();
        });
    }

    /** A channel error found before the engine saw the method. */
    void failChannel(int channel, ReplyCode code, String text, int classId, int methodId) {
        ByteBuf out = context.alloc().buffer(256);
        Replies.close(out, channel, MethodId.CHANNEL_CLOSE, code, text, classId, methodId);
        context.writeAndFlush(out);
    }

    private void fail(WireException broken) {
        LOG.debug("connection {} broke the protocol: {}", id, broken.getMessage());
        if (phase == Phase.HANDSHAKE && handshake.dropsSilently(broken)) {
            phase = Phase.ENDED;
            context.close();
            return;
        }
        ByteBuf out = context.alloc().buffer(256);
        Replies.close(out, 0, MethodId.CONNECTION_CLOSE, broken.code(), broken.getMessage(), broken.classId(), broken.methodId());
        context.writeAndFlush(out);
        goodbye();
        closeSoon();
    }

    private void closeSoon() {
        context.executor().schedule(() -> context.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /** No further commands from here; the engine lets go of what the connection holds. */
    private void goodbye() {
        if (phase == Phase.OPEN) {
            post(new ClientCommand.Disconnected(writer));
            handOver();
            phase = Phase.CLOSING;
        } else if (closeOkDue) {
            engineForgot();
        }
        phase = phase == Phase.ENDED ? Phase.ENDED : Phase.CLOSING;
    }

    /** Everything the connection held is let go: now a polite client gets its close-ok. */
    void engineForgot() {
        if (closeOkDue && phase != Phase.ENDED) {
            phase = Phase.ENDED;
            ByteBuf out = context.alloc().buffer(32);
            MethodWriter.write(out, 0, MethodId.CONNECTION_CLOSE_OK);
            context.writeAndFlush(out).addListener(sent -> context.close());
        }
    }

    @Override public void channelInactive(ChannelHandlerContext ctx) {
        goodbye();
        phase = Phase.ENDED;
        if (heartbeats != null) {
            heartbeats.stop();
        }
        if (unread != null) {
            unread.release();
            unread = null;
        }
    }

    @Override public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == Farewell.NOW && phase == Phase.OPEN) {
            fail(new WireException(ReplyCode.CONNECTION_FORCED, "broker forced connection closure with reason 'shutdown'"));
        } else if (event == Heartbeats.Missed.HEARTBEAT) {
            context.close();
        } else {
            ReferenceCountUtil.release(event);
        }
    }

    @Override public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("connection {} is closed after a fault of ours", id, cause);
        }
        ctx.close();
    }
}
