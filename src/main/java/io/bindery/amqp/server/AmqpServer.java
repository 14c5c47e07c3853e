package io.bindery.amqp.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
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
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Listens for AMQP clients. Loopback only, unless the settings name another address. */
public final class AmqpServer implements AutoCloseable {

    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final Channel listening;

    private AmqpServer(EventLoopGroup loops, Channel listening, ChannelGroup connections) {
        this.loops = loops;
        this.listening = listening;
        this.connections = connections;
    }

    /** @throws IOException when the address can't be bound: the port is taken, or not ours to take */
    public static AmqpServer start(ServerSettings settings, CommandSink engine, PublisherGate gate, Access access) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(settings.ioThreads(), NioIoHandler.newFactory());
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        AtomicLong ids = new AtomicLong();
        InboundBudget memory = new InboundBudget(settings.inboundBytes());
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline().addLast(new ConnectionHandler(ids.incrementAndGet(), engine, gate, access, memory));
                    }
                });
        var bound = bootstrap.bind(settings.bindAddress(), settings.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new AmqpServer(loops, bound.channel(), connections);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /**
     * Takes no further clients and lets those there are go: connection.close 320, as RabbitMQ does. When it returns they
     * have left the engine, which has only to finish for them to hear it.
     */
    public void farewell() {
        listening.close().awaitUninterruptibly();
        connections.stream()
                .map(connection -> connection.eventLoop().submit(
                        () -> connection.pipeline().fireUserEventTriggered(ConnectionHandler.Farewell.NOW)))
                .toList().forEach(Future::awaitUninterruptibly);
    }

    /** Drops every connection. */
    @Override public void close() {
        listening.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
