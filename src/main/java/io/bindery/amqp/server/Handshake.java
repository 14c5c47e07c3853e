package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.amqp.codec.WireException;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;

/** connection.start to connection.open: who comes, how large frames are, which virtual host (AMQP 0-9-1, section 2.2.4). */
final class Handshake {

    static final int CHANNEL_MAX = 2047;
    static final int FRAME_MAX = 131_072;
    private static final int FRAME_MIN = 4096;
    private static final int HEARTBEAT_SECONDS = 60;

    /** What was agreed. */
    record Opened(String user, String vhost, String name, String peer, FieldTable clientProperties, int frameMax, int heartbeatSeconds) { }

    private final Access access;
    private final ChannelHandlerContext context;
    private final ProtocolVersion version;
    private FieldTable clientProperties = FieldTable.EMPTY;
    private String user;
    private int channelMax;
    private int frameMax;
    private int heartbeat;
    private int awaited = MethodId.CONNECTION_START_OK;

    Handshake(Access access, ChannelHandlerContext context, ProtocolVersion version) {
        this.access = access;
        this.context = context;
        this.version = version;
    }

    int channelMax() {
        return channelMax;
    }

    void start() {
        ByteBuf out = context.alloc().buffer(512);
        MethodWriter.begin(out, 0, MethodId.CONNECTION_START).octet(version.major()).octet(version.minor())
                .table(ServerProperties.TABLE).longText("PLAIN AMQPLAIN").longText("en_US").end();
        context.writeAndFlush(out);
    }

    /** Takes the client's next method; returns what was agreed once the connection is open. */
    Opened method(int methodId, ByteBuf in, int end) {
        if (methodId != awaited) {
            throw new WireException(ReplyCode.COMMAND_INVALID, "unexpected method in connection state starting",
                    MethodId.classOf(methodId), MethodId.methodOf(methodId));
        }
        Arguments arguments = new Arguments(in, end, methodId);
        switch (methodId) {
            case MethodId.CONNECTION_START_OK -> startOk(arguments);
            case MethodId.CONNECTION_TUNE_OK -> tuneOk(arguments);
            default -> {
                return open(arguments);
            }
        }
        return null;
    }

    private void startOk(Arguments arguments) {
        clientProperties = arguments.table();
        String mechanism = arguments.shortText();
        byte[] response = arguments.longBytes();
        Credentials credentials = Credentials.read(mechanism, response);
        boolean local = ((InetSocketAddress) context.channel().remoteAddress()).getAddress().isLoopbackAddress();
        if (credentials == null || !access.login(credentials.user(), credentials.password(), local)) {
            throw new WireException(ReplyCode.ACCESS_REFUSED, "Login was refused using authentication mechanism " + mechanism
                    + ". For details see the broker logfile.");
        }
        user = credentials.user();
        ByteBuf out = context.alloc().buffer(64);
        MethodWriter.begin(out, 0, MethodId.CONNECTION_TUNE).shortNumber(CHANNEL_MAX).longNumber(FRAME_MAX)
                .shortNumber(HEARTBEAT_SECONDS).end();
        context.writeAndFlush(out);
        awaited = MethodId.CONNECTION_TUNE_OK;
    }

    private void tuneOk(Arguments arguments) {
        channelMax = negotiated("channel_max", arguments.shortNumber(), CHANNEL_MAX, 1);
        frameMax = negotiated("frame_max", arguments.longNumber(), FRAME_MAX, FRAME_MIN);
        heartbeat = arguments.shortNumber();
        awaited = MethodId.CONNECTION_OPEN;
    }

    /** 0 means no limit, which is more than is allowed here. */
    private static int negotiated(String what, long asked, int most, int least) {
        int classId = MethodId.classOf(MethodId.CONNECTION_TUNE_OK);
        int methodId = MethodId.methodOf(MethodId.CONNECTION_TUNE_OK);
        if (asked == 0) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "negotiated " + what + " = no limit is higher than the maximum allowed value ("
                    + most + ")", classId, methodId);
        }
        if (asked < least) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "negotiated " + what + " = " + asked
                    + " is lower than the minimum allowed value (" + least + ")", classId, methodId);
        }
        if (asked > most) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "negotiated " + what + " = " + asked
                    + " is higher than the maximum allowed value (" + most + ")", classId, methodId);
        }
        return (int) asked;
    }

    private Opened open(Arguments arguments) {
        String vhost = arguments.shortText();
        if (!access.hasVhost(vhost)) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "vhost " + vhost + " not found",
                    MethodId.classOf(MethodId.CONNECTION_OPEN), MethodId.methodOf(MethodId.CONNECTION_OPEN));
        }
        InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
        String peer = remote.getAddress().getHostAddress() + ":" + remote.getPort();
        String product = clientProperties.text("product").orElse("client");
        String name = clientProperties.text("connection_name").orElse(product + " " + remote.getPort());
        return new Opened(user, vhost, name, peer, clientProperties, frameMax, heartbeat);
    }

    /**
     * As RabbitMQ does it, limits that can't be agreed on end in a closed socket, and a refused login does for clients
     * that do not know authentication_failure_close.
     */
    boolean dropsSilently(WireException broken) {
        return awaited == MethodId.CONNECTION_TUNE_OK
                || awaited == MethodId.CONNECTION_START_OK && broken.code() == ReplyCode.ACCESS_REFUSED && !knowsFailureClose();
    }

    private boolean knowsFailureClose() {
        return clientProperties.get("capabilities").orElse(null) instanceof FieldValue.Table capabilities
                && capabilities.value().get("authentication_failure_close").orElse(null) instanceof FieldValue.Bool known && known.value();
    }
}
