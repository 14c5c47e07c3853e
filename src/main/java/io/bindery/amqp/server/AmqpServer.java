package io.bindery.amqp.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Listens for AMQP clients. Loopback only, unless the settings name another address. */
public final class AmqpServer implements AutoCloseable {

    /** Two of the largest frames: more at once only makes the next client wait. */
    private static final int MOST_READ = 1 << 18;
    /** RabbitMQ's ssl_handshake_timeout. */
    private static final int TLS_HANDSHAKE_MILLIS = 5000;

    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final Supplier<ConnectionHandler> handlers;
    private final Channel listening;
    /** Null when TLS is not spoken. */
    private volatile Channel securely;

    private AmqpServer(EventLoopGroup loops, ChannelGroup connections, Supplier<ConnectionHandler> handlers, Channel listening) {
        this.loops = loops;
        this.connections = connections;
        this.handlers = handlers;
        this.listening = listening;
    }

    /** @throws IOException when the address can't be bound: the port is taken, or not ours to take */
    public static AmqpServer start(ServerSettings settings, CommandSink engine, PublisherGate gate, Access access) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(settings.ioThreads(), PacedIoHandler.over(NioIoHandler.newFactory()));
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        AtomicLong ids = new AtomicLong();
        InboundBudget memory = new InboundBudget(settings.inboundBytes());
        Supplier<ConnectionHandler> handlers =
                () -> new ConnectionHandler(ids.incrementAndGet(), engine, gate, access, memory);
        try {
            return new AmqpServer(loops, connections, handlers, bind(loops, settings.bindAddress(), settings.port(), channel -> {
                connections.add(channel);
                channel.pipeline().addLast(handlers.get());
            }));
        } catch (IOException taken) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw taken;
        }
    }

    /** @throws IOException when the address can't be bound */
    public void listenSecurely(TlsDoor door) throws IOException {
        securely = bind(loops, door.bindAddress(), door.port(), channel -> {
            connections.add(channel);
            SslHandler tls = door.context().newHandler(channel.alloc());
            tls.setHandshakeTimeoutMillis(TLS_HANDSHAKE_MILLIS);
            channel.attr(TlsPeer.LOGIN_FROM).set(door.loginFrom());
            channel.pipeline().addLast(tls, handlers.get());
        });
    }

    private static Channel bind(EventLoopGroup loops, InetAddress address, int port, Consumer<SocketChannel> accept) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 4096, MOST_READ))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override protected void initChannel(SocketChannel channel) {
                        accept.accept(channel);
                    }
                });
        var bound = bootstrap.bind(address, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Where TLS is spoken. */
    public OptionalInt securePort() {
        return securely == null ? OptionalInt.empty() : OptionalInt.of(((InetSocketAddress) securely.localAddress()).getPort());
    }

    private void stopListening() {
        listening.close().awaitUninterruptibly();
        if (securely != null) {
            securely.close().awaitUninterruptibly();
        }
    }

    /**
     * Takes no further clients and lets those there are go: connection.close 320, as RabbitMQ does. When it returns they
     * have left the engine, which has only to finish for them to hear it.
     */
    public void farewell() {
        stopListening();
        List<Future<?>> told = new ArrayList<>();
        for (Channel connection : connections) { // they come and go meanwhile, which a sized stream does not survive
            told.add(connection.eventLoop().submit(
                    () -> connection.pipeline().fireUserEventTriggered(ConnectionHandler.Farewell.NOW)));
        }
        told.forEach(Future::awaitUninterruptibly);
    }

    /** Drops every connection. */
    @Override public void close() {
        stopListening();
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
