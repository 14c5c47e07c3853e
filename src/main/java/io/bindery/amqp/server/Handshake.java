package io.bindery.amqp.server;

import io.bindery.amqp.codec.Arguments;
import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.amqp.codec.WireException;
import io.bindery.model.ConnectionTerms;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.util.Locale;

/** connection.start to connection.open: who comes, how large frames are, which virtual host (AMQP 0-9-1, section 2.2.4). */
final class Handshake {

    static final int CHANNEL_MAX = 2047;
    static final int FRAME_MAX = 131_072;
    static final int FRAME_MIN = 4096;
    private static final int HEARTBEAT_SECONDS = 60;
    /** How long a client that is refused may take to leave as long as it has agreed to nothing else. */
    private static final int EARLY_SECONDS = 3;
    private static final String MECHANISMS = "PLAIN AMQPLAIN";
    private static final String EXTERNAL = "EXTERNAL";
    private static final String MECHANISMS_BY_TLS = "PLAIN AMQPLAIN EXTERNAL";

    /** What the client has to say next. */
    private enum Stage { STARTING, TUNING, OPENING }

    /** What was agreed. */
    record Opened(String user, String vhost, String name, String peer, FieldTable clientProperties, ConnectionTerms terms) {

        /** Whether connection.blocked means something to the client. */
        boolean knowsBlocked() {
            return knows(clientProperties, "connection.blocked");
        }
    }

    private final Access access;
    private final ChannelHandlerContext context;
    private final ProtocolVersion version;
    private Stage stage = Stage.STARTING;
    private FieldTable clientProperties = FieldTable.EMPTY;
    private String user;
    private String mechanism;
    private int channelMax;
    private int frameMax = FRAME_MIN;
    private int heartbeat;

    Handshake(Access access, ChannelHandlerContext context, ProtocolVersion version) {
        this.access = access;
        this.context = context;
        this.version = version;
    }

    /** The largest frame as far as is agreed. */
    int frameMax() {
        return frameMax;
    }

    /** Whether the client has agreed to limits, and from then on to heartbeats. */
    boolean isTuned() {
        return stage == Stage.OPENING;
    }

    int heartbeatSeconds() {
        return heartbeat;
    }

    /** How long a client that is told to go may take, 0 when it didn't say. */
    int patienceSeconds() {
        return isTuned() ? heartbeat : EARLY_SECONDS;
    }

    void start() {
        ByteBuf out = context.alloc().buffer(512);
        MethodWriter.begin(out, 0, MethodId.CONNECTION_START).octet(version.major()).octet(version.minor())
                .table(version.is08() ? ServerProperties.OF_0_8 : ServerProperties.TABLE)
                .longText(TlsPeer.isSecured(context.channel()) ? MECHANISMS_BY_TLS : MECHANISMS).longText("en_US").end();
        context.writeAndFlush(out);
    }

    /** Takes the client's next method; returns what was agreed once the connection is open. */
    Opened method(int methodId, ByteBuf in, int end) {
        Arguments arguments = new Arguments(in, end, methodId);
        if (stage == Stage.STARTING && methodId == MethodId.CONNECTION_START_OK) {
            startOk(arguments);
        } else if (stage == Stage.TUNING && methodId == MethodId.CONNECTION_TUNE_OK) {
            tuneOk(arguments);
        } else if (stage == Stage.OPENING && methodId == MethodId.CONNECTION_OPEN) {
            return open(arguments);
        } else {
            throw version.unexpected(methodId, arguments, stage.name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private void startOk(Arguments arguments) {
        clientProperties = arguments.table();
        mechanism = arguments.shortText();
        byte[] response = arguments.longBytes();
        arguments.shortText();
        arguments.end();
        user = mechanism.equals(EXTERNAL) && TlsPeer.isSecured(context.channel()) ? certified() : withPassword(mechanism, response);
        ByteBuf out = context.alloc().buffer(64);
        MethodWriter.begin(out, 0, MethodId.CONNECTION_TUNE).shortNumber(CHANNEL_MAX).longNumber(FRAME_MAX)
                .shortNumber(HEARTBEAT_SECONDS).end();
        context.writeAndFlush(out);
        stage = Stage.TUNING;
    }

    private String withPassword(String mechanism, byte[] response) {
        Credentials credentials = Credentials.read(mechanism, response);
        if (!access.login(credentials.user(), credentials.password(), isLocal())) {
            throw Credentials.refused(mechanism);
        }
        return credentials.user();
    }

    /** SASL EXTERNAL: whoever the verified certificate names. */
    private String certified() {
        return TlsPeer.name(context.channel()).filter(name -> access.knows(name, isLocal())).orElseThrow(() -> Credentials.refused(EXTERNAL));
    }

    private boolean isLocal() {
        return remote().getAddress().isLoopbackAddress();
    }

    private void tuneOk(Arguments arguments) {
        int channels = arguments.shortNumber();
        long frame = arguments.longNumber();
        heartbeat = arguments.shortNumber();
        arguments.end();
        frameMax = negotiated("frame_max", frame, FRAME_MIN, FRAME_MAX);
        channelMax = negotiated("channel_max", channels, 1, CHANNEL_MAX);
        stage = Stage.OPENING;
    }

    /** 0 means no limit, which is more than is allowed here. Nobody hears the reason but our log: see {@link #trusts}. */
    private static int negotiated(String what, long asked, int least, int most) {
        if (asked != 0 && asked < least) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "negotiated " + what + " = " + asked + " is lower than the minimum allowed value (" + least + ")");
        } else if (asked == 0 || asked > most) {
            throw new WireException(ReplyCode.NOT_ALLOWED, "negotiated " + what + " = " + asked + (asked == 0 ? " (no limit)" : "")
                    + " is higher than the maximum allowed value (" + most + ")");
        }
        return (int) asked;
    }

    private Opened open(Arguments arguments) {
        String vhost = arguments.shortText();
        arguments.shortText();
        arguments.bit();
        arguments.end();
        access.enter(user, vhost).ifPresent(why -> {
            throw new WireException(ReplyCode.NOT_ALLOWED, why);
        });
        InetSocketAddress remote = remote();
        String peer = remote.getAddress().getHostAddress() + ":" + remote.getPort();
        String product = clientProperties.text("product").orElse("client");
        String name = clientProperties.text("connection_name").orElse(product + " " + remote.getPort());
        InetSocketAddress local = (InetSocketAddress) context.channel().localAddress();
        return new Opened(user, vhost, name, peer, clientProperties, new ConnectionTerms(local.getAddress().getHostAddress(), local.getPort(),
                mechanism, TlsPeer.isSecured(context.channel()), channelMax, frameMax, heartbeat));
    }

    private InetSocketAddress remote() {
        return (InetSocketAddress) context.channel().remoteAddress();
    }

    /** Whether the client is told: a refused login also before it is trusted, when it knows authentication_failure_close. */
    boolean tells(WireException broken) {
        return trusts(broken) || broken.code() == ReplyCode.ACCESS_REFUSED && knows(clientProperties, "authentication_failure_close");
    }

    /** RabbitMQ trusts nobody before limits are agreed: to end the connection in good manners it must have come so far. */
    boolean trusts(WireException broken) {
        return stage == Stage.OPENING && broken.code() != ReplyCode.INTERNAL_ERROR;
    }

    private static boolean knows(FieldTable clientProperties, String capability) {
        return clientProperties.get("capabilities").orElse(null) instanceof FieldValue.Table capabilities
                && capabilities.value().get(capability).orElse(null) instanceof FieldValue.Bool known && known.value();
    }
}
