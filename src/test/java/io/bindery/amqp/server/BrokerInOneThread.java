package io.bindery.amqp.server;

import io.bindery.LoggedFaults;
import io.bindery.engine.ActivitySink;
import io.bindery.engine.BrokerEngine;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.EngineSettings;
import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A broker whose clients' sockets, loops and engine all are this thread: what it is told has been answered when the call returns. */
public final class BrokerInOneThread implements AutoCloseable {

    private static final long NOW = 1_700_000_000_000L;
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5672);

    private final BrokerEngine engine = new BrokerEngine(EngineSettings.withSeed(1), MessageLog.NONE, ActivitySink.NOBODY, RecoveredState.EMPTY, NOW);
    private final LoggedFaults faults = new LoggedFaults(ConnectionHandler.class.getName());
    private final InboundBudget memory = new InboundBudget(1 << 20);
    private final Deque<EngineCommand> waiting = new ArrayDeque<>();
    private boolean working;
    private long lastConnection;

    /** A client's socket. What it is told stays to be read. */
    public final class Client {

        private final EmbeddedChannel socket = new EmbeddedChannel() {
            @Override protected SocketAddress remoteAddress0() {
                return HERE;
            }

            @Override protected SocketAddress localAddress0() {
                return HERE;
            }
        };

        private Client() {
            socket.pipeline().addLast(new ConnectionHandler(++lastConnection, sink, OPEN_GATE, GUEST, memory));
            socket.pipeline().fireChannelActive();
        }

        /** Writes the bytes, in pieces of this size. */
        public void write(byte[] bytes, int piece) {
            for (int at = 0; at < bytes.length && socket.isOpen(); at += piece) {
                socket.writeInbound(socket.alloc().buffer().writeBytes(bytes, at, Math.min(piece, bytes.length - at)));
            }
        }

        public boolean isOpen() {
            return socket.isOpen();
        }

        /** All it was told since the last time. */
        public byte[] heard() {
            ByteBuf all = Unpooled.buffer();
            for (ByteBuf part = socket.readOutbound(); part != null; part = socket.readOutbound()) {
                all.writeBytes(part);
                part.release();
            }
            byte[] bytes = new byte[all.readableBytes()];
            all.readBytes(bytes);
            return bytes;
        }

        public void hangUp() {
            socket.finishAndReleaseAll();
        }
    }

    public Client connect() {
        return new Client();
    }

    public BrokerSnapshot snapshot() {
        return engine.snapshot(NOW, StoreSnapshot.NONE);
    }

    /** Complains about what a connection's last resort caught: a fault of ours, whatever the client did. */
    public void requireNoFault() {
        faults.requireNone();
    }

    @Override public void close() {
        faults.close();
    }

    private final CommandSink sink = new CommandSink() {
        @Override public void post(EngineCommand[] commands, int count) {
            for (int i = 0; i < count; i++) {
                waiting.add(commands[i]);
            }
            work();
        }

        @Override public boolean crowded() {
            return false;
        }

        @Override public Waiting whenRoomy(Runnable resume) {
            resume.run();
            return Waiting.NOBODY;
        }
    };

    /** Once at a time: what the engine says may make a connection post again. */
    private void work() {
        if (working) {
            return;
        }
        working = true;
        try {
            for (EngineCommand next = waiting.poll(); next != null; next = waiting.poll()) {
                engine.apply(next, NOW);
                engine.endBatch();
                if (next instanceof ClientCommand.Disconnected gone) {
                    gone.connection().forgotten();
                }
            }
        } finally {
            working = false;
        }
    }

    private static final PublisherGate OPEN_GATE = new PublisherGate() {
        @Override public String closedBecause() {
            return "";
        }

        @Override public Waiting whenOpen(Runnable resume) {
            resume.run();
            return Waiting.NOBODY;
        }
    };

    private static final Access GUEST = new Access() {
        @Override public boolean login(String user, String password, boolean fromLoopback) {
            return user.equals("guest") && password.equals("guest");
        }

        @Override public boolean knows(String user, boolean fromLoopback) {
            return user.equals("guest");
        }

        @Override public Optional<String> enter(String user, String vhost) {
            return vhost.equals("/") ? Optional.empty() : Optional.of("vhost " + vhost + " not found");
        }

        @Override public void left(String user, String vhost) { }
    };
}
