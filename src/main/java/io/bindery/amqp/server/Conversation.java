package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.ErlangBytes;
import io.bindery.amqp.codec.FrameHandler;
import io.bindery.amqp.codec.FrameReader;
import io.bindery.amqp.codec.FrameType;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodLayout;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.amqp.codec.TextMemo;
import io.bindery.amqp.codec.UnanswerableException;
import io.bindery.amqp.codec.WireException;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What is said on one connection: handshake, channels, closing (AMQP 0-9-1, section 2.2). Frames become commands; what
 * breaks the protocol is answered as RabbitMQ 3.10 answers it. Owned by the connection's loop; the engine thread calls
 * only what says so.
 */
final class Conversation implements FrameHandler {

    /** CLOSING: the client asked, the engine lets go. CLOSED: only the socket is left. DEAF: nothing is read any more. */
    enum Phase { HANDSHAKE, OPEN, CLOSING, CLOSED, DEAF }

    private final long id;
    private final ChannelHandlerContext context;
    private final CommandSink engine;
    private final Access access;
    private final ProtocolVersion version;
    private final Handshake handshake;
    private final ConversationEnd ending;
    private final FrameReader frames;
    private final LoopPace.Flow flow;
    private final Map<Integer, ChannelInput> channels = new ConcurrentHashMap<>();
    /** Frames of one channel follow each other: three in four need not be looked up. */
    private ChannelInput latest;
    private final TextMemo texts = new TextMemo();
    private final InboundBudget.Share memory;
    private Phase phase = Phase.HANDSHAKE;
    private Handshake.Opened agreed;
    private ConnectionWriter writer;
    private Heartbeats heartbeats;
    private boolean published;
    private EngineCommand[] batch = new EngineCommand[64];
    private int batchSize;
    private volatile boolean engineCloses;

    Conversation(long id, ChannelHandlerContext context, CommandSink engine, Access access, InboundBudget.Share memory,
            ProtocolVersion version) {
        this.id = id;
        this.context = context;
        this.engine = engine;
        this.access = access;
        this.memory = memory;
        this.version = version;
        this.handshake = new Handshake(access, context, version);
        this.ending = new ConversationEnd(this, context, handshake, version);
        this.frames = new FrameReader(handshake.frameMax());
        this.flow = PacedIoHandler.newFlow();
        handshake.start();
    }

    boolean isHandshake() {
        return phase == Phase.HANDSHAKE;
    }

    /** Open, and the engine has not said otherwise. */
    boolean isOpen() {
        return phase == Phase.OPEN && !engineCloses;
    }

    Phase phase() {
        return phase;
    }

    void become(Phase next) {
        phase = next;
    }

    /** The end of it, whoever brings it about. */
    ConversationEnd ending() {
        return ending;
    }

    void heard() {
        if (heartbeats != null) {
            heartbeats.heard();
        }
    }

    ProtocolVersion version() {
        return version;
    }

    void read(ByteBuf bytes) {
        frames.read(bytes, this);
        if (phase == Phase.DEAF) {
            bytes.skipBytes(bytes.readableBytes());
        }
    }

    @Override public boolean listening() {
        return phase != Phase.DEAF;
    }

    void post(EngineCommand command) {
        if (batchSize == batch.length) {
            // in the middle of a read nobody does the engine's work here
            int full = batchSize;
            engine.post(takeBatch(), full);
        }
        batch[batchSize++] = command;
    }

    /** Whether what came last piles up before consumers. */
    boolean outrunsConsumers() {
        return writer != null && writer.takeOutruns();
    }

    /** Gives the engine what was read so far. */
    void handOver() {
        if (batchSize > 0) {
            int count = batchSize;
            engine.handOver(takeBatch(), count);
        }
    }

    private EngineCommand[] takeBatch() {
        EngineCommand[] taken = batch;
        flow.heard(batchSize);
        batch = new EngineCommand[Math.max(64, Math.min(4096, batchSize + batchSize / 2))];
        batchSize = 0;
        return taken;
    }

    // frames

    @Override public void method(int channel, int methodId, ByteBuf in, int end) {
        if (channel == 0) {
            control(methodId, in, end);
        } else if (isOpenOr(channel, FrameType.METHOD, in, in.readerIndex() - 4, end)) {
            input(channel).method(methodId, in, end);
        }
    }

    @Override public void header(int channel, ByteBuf in, int end) {
        published = true;
        if (isOpenOr(channel, FrameType.HEADER, in, in.readerIndex(), end)) {
            input(channel).header(in, end);
        }
    }

    @Override public void body(int channel, ByteBuf in, int end) {
        published = true;
        if (isOpenOr(channel, FrameType.BODY, in, in.readerIndex(), end)) {
            input(channel).body(in, end);
        }
    }

    @Override public void heartbeat(int channel) {
        if (channel != 0 && !isEnding()) {
            throw new WireException(ReplyCode.UNEXPECTED_FRAME, "type " + FrameType.HEARTBEAT + ", all octets = <<>>");
        }
    }

    @Override public void malformed(int type, int channel, ByteBuf in, int end) {
        if (channel == 0 && !isEnding() || isOpenOr(channel, type, in, in.readerIndex(), end)) {
            throw new WireException(ReplyCode.FRAME_ERROR, ErlangBytes.frame(type, in, in.readerIndex(), end) + ": unknown_frame");
        }
    }

    /** True for a frame of a channel while the connection is open; false when it no longer counts. */
    private boolean isOpenOr(int channel, int type, ByteBuf in, int from, int end) {
        if (isEnding()) {
            return false;
        }
        if (channel == 0 || phase != Phase.OPEN) {
            throw new WireException(ReplyCode.UNEXPECTED_FRAME, ErlangBytes.frame(type, in, from, end));
        }
        return true;
    }

    boolean isEnding() {
        return engineCloses || phase != Phase.OPEN && phase != Phase.HANDSHAKE;
    }

    private ChannelInput input(int channel) {
        ChannelInput known = latest;
        if (known != null && known.isOf(channel)) {
            return known;
        }
        known = channels.get(channel);
        if (known != null) {
            latest = known;
            return known;
        }
        if (channels.size() >= agreed.terms().channelMax()) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "number of channels opened (" + channels.size()
                    + ") has reached the negotiated channel_max (" + agreed.terms().channelMax() + ")");
        }
        ChannelInput fresh = new ChannelInput(this, writer, channel, texts, memory);
        channels.put(channel, fresh);
        latest = fresh;
        return fresh;
    }

    // publishers that have to wait

    /** Whether content came since it was asked last, on a connection that is not about to end. */
    boolean takePublished() {
        boolean was = published && !isEnding();
        published = false;
        return was;
    }

    /** It will not be read for a while. */
    void block(String reason) {
        if (agreed.knowsBlocked()) {
            say(out -> MethodWriter.begin(out, 0, MethodId.CONNECTION_BLOCKED).shortText(reason).end());
        }
    }

    void unblock() {
        if (agreed.knowsBlocked() && !isEnding()) {
            say(out -> MethodWriter.write(out, 0, MethodId.CONNECTION_UNBLOCKED));
        }
    }

    // the connection's own methods

    /** An error that names no method gets this one, but for a refused login; any other is, as in RabbitMQ, an internal error. */
    private void control(int numberSent, ByteBuf in, int end) {
        int methodId = version.heard(numberSent);
        if (!MethodId.isKnown(methodId)) {
            throw new UnanswerableException("no method " + MethodId.text(numberSent));
        }
        try {
            if (isEnding()) {
                ending.method(methodId);
            } else if (phase == Phase.HANDSHAKE) {
                open(handshake.method(methodId, in, end));
            } else {
                openMethod(methodId, new Arguments(in, end, methodId));
            }
        } catch (UnanswerableException broken) {
            throw WireException.internalError();
        } catch (WireException broken) {
            throw broken.methodId() != 0 ? WireException.internalError()
                    : broken.code() == ReplyCode.ACCESS_REFUSED ? broken : broken.in(methodId);
        }
    }

    private void open(Handshake.Opened opened) {
        frames.limit(handshake.frameMax());
        if (heartbeats == null && handshake.isTuned()) {
            heartbeats = Heartbeats.start(context, handshake.heartbeatSeconds());
        }
        if (opened == null) {
            return;
        }
        agreed = opened;
        phase = Phase.OPEN;
        writer = new ConnectionWriter(context.channel(), this, engine, opened.vhost(), opened.terms().frameMax());
        post(new ClientCommand.Connected(writer, id, opened.name(), opened.user(), opened.vhost(), opened.peer(),
                opened.clientProperties(), opened.terms()));
        say(out -> MethodWriter.begin(out, 0, MethodId.CONNECTION_OPEN_OK).shortText("").end());
    }

    private void openMethod(int methodId, Arguments arguments) {
        if (methodId == MethodId.CONNECTION_CLOSE) {
            arguments.shortNumber();
            arguments.shortText();
            arguments.shortNumber();
            arguments.shortNumber();
            arguments.end();
            ending.asked();
        } else if (methodId == MethodId.CONNECTION_UPDATE_SECRET) {
            arguments.longBytes();
            arguments.shortText();
            arguments.end();
            say(out -> MethodWriter.write(out, 0, MethodId.CONNECTION_UPDATE_SECRET_OK));
        } else {
            if (!version.is08()) {
                MethodLayout.skip(arguments, methodId);
            }
            throw new WireException(ReplyCode.CHANNEL_ERROR, "unexpected method in connection state running");
        }
    }

    /** access.request-ok: everybody may everything. */
    void grantAccess(int channel) {
        say(out -> MethodWriter.begin(out, channel, MethodId.ACCESS_REQUEST_OK).shortNumber(1).end());
    }

    private void say(Consumer<ByteBuf> what) {
        ending.say(what);
    }

    /** Something left for the client. Called on the connection's loop. */
    void said() {
        if (heartbeats != null) {
            heartbeats.said();
        }
    }

    // ends

    boolean isConnected() {
        return writer != null;
    }

    /** The last that the engine gets from here. */
    void disconnect() {
        access.left(agreed.user(), agreed.vhost());
        post(new ClientCommand.Disconnected(writer));
        handOver();
    }

    /** The socket is gone. */
    void socketClosed() {
        ending.leave();
        phase = Phase.DEAF;
        memory.giveAll();
        if (heartbeats != null) {
            heartbeats.stop();
        }
    }

    // what the engine has to say

    void forget(int channel) {
        ChannelInput gone = channels.remove(channel);
        if (gone != null) {
            gone.forgotten();
        }
    }

    /** The engine fails a channel: its input doesn't count until close-ok. Called on the engine thread. */
    void channelFails(int channel) {
        ChannelInput input = channels.get(channel);
        if (input != null) {
            input.fail();
        }
    }

    /** A client's channel.close is answered; a channel that had failed by then waits for the close-ok, too. Called on the engine thread. */
    void channelClosed(int channel) {
        ChannelInput input = channels.get(channel);
        if (input != null && !input.isFailed()) {
            forget(channel);
        }
    }

    /** The engine sends connection.close. Called on the engine thread. */
    void connectionFails() {
        engineCloses = true;
        context.executor().execute(ending::engineCloses);
    }
}
