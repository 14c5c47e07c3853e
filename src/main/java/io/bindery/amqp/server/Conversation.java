package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.ErlangBytes;
import io.bindery.amqp.codec.FrameHandler;
import io.bindery.amqp.codec.FrameReader;
import io.bindery.amqp.codec.FrameType;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.TextMemo;
import io.bindery.amqp.codec.UnanswerableException;
import io.bindery.amqp.codec.WireException;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

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
    private final OpenMethods own;
    private final FrameReader frames;
    private final CommandBatch commands;
    private final ChannelInputs channels = new ChannelInputs();
    private final TextMemo texts = new TextMemo();
    private final InboundBudget.Share memory;
    private Phase phase = Phase.HANDSHAKE;
    private Handshake.Opened agreed;
    private ConnectionWriter writer;
    private Heartbeats heartbeats;
    private boolean published;
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
        this.own = new OpenMethods(ending, version);
        this.frames = new FrameReader(handshake.frameMax());
        this.commands = new CommandBatch(engine);
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
        commands.add(command);
    }

    /** Whether what came last piles up before consumers. */
    boolean outrunsConsumers() {
        return writer != null && writer.takeOutruns();
    }

    /** Gives the engine what was read so far. */
    void handOver() {
        commands.handOver();
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
        ChannelInput known = channels.find(channel);
        return known != null ? known : newInput(channel);
    }

    private ChannelInput newInput(int channel) {
        if (channels.count() >= agreed.terms().channelMax()) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "number of channels opened (" + channels.count()
                    + ") has reached the negotiated channel_max (" + agreed.terms().channelMax() + ")");
        }
        ChannelInput fresh = new ChannelInput(this, writer, channel, texts, memory);
        channels.add(channel, fresh);
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
            own.blocked(reason);
        }
    }

    void unblock() {
        if (agreed.knowsBlocked() && !isEnding()) {
            own.unblocked();
        }
    }

    // the connection's own methods

    /** An error that names no method gets this one, but for a refused login; any other is, as in RabbitMQ, an internal error. */
    private void control(int numberSent, ByteBuf in, int end) {
        int methodId = version.heard(numberSent);
        if (!version.knows(methodId)) {
            throw new UnanswerableException("no method " + MethodId.text(numberSent));
        }
        try {
            if (isEnding()) {
                ending.method(methodId);
            } else if (phase == Phase.HANDSHAKE) {
                open(handshake.method(methodId, in, end));
            } else {
                own.heard(methodId, new Arguments(in, end, methodId));
            }
        } catch (UnanswerableException broken) {
            throw WireException.internalError();
        } catch (WireException broken) {
            throw broken.methodId() != 0 ? WireException.internalError()
                    : broken.code() == ReplyCode.ACCESS_REFUSED ? broken : broken.in(numberSent);
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
        own.opened();
    }

    /** access.request-ok: everybody may everything. */
    void grantAccess(int channel) {
        own.grantAccess(channel);
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

    ChannelInputs channels() {
        return channels;
    }

    /** The engine sends connection.close. Called on the engine thread. */
    void connectionFails() {
        engineCloses = true;
        context.executor().execute(ending::engineCloses);
    }
}
