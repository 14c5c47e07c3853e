package io.bindery.management;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Listens for HTTP and serves RabbitMQ's management interface. A loop reads and writes; a few workers ask the engine and wait. */
public final class ManagementServer implements AutoCloseable {

    /** As RabbitMQ's: a definitions file of a large broker fits. */
    private static final int LARGEST_REQUEST = 20_000_000;
    /** A line as long as RabbitMQ takes it; of headers it takes a little less or more. */
    private static final int LONGEST_LINE = 8_000;
    private static final int LONGEST_HEADERS = 8_192;
    private static final int LARGEST_CHUNK = 8_192;
    private static final int WORKERS = 4;

    private final EventLoopGroup loop;
    private final ExecutorService workers;
    private final Channel listening;

    private ManagementServer(EventLoopGroup loop, ExecutorService workers, Channel listening) {
        this.loop = loop;
        this.workers = workers;
        this.listening = listening;
    }

    /** @throws IOException when the port can't be listened on */
    public static ManagementServer start(InetAddress address, int port, ManagementPort broker) throws IOException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, ManagementServer::worker);
        Rates rates = new Rates();
        Router router = router(broker, rates);
        var bound = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(handlers(broker, router, workers));
                    }
                }).bind(address, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            workers.shutdownNow();
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        loop.scheduleAtFixedRate(() -> sampleWith(workers, rates), Rates.SECONDS, Rates.SECONDS, TimeUnit.SECONDS);
        return new ManagementServer(loop, workers, bound.channel());
    }

    /** Of one connection. What a client sends before it has its answer waits for that. */
    static ChannelHandler[] handlers(ManagementPort broker, Router router, Executor workers) {
        return new ChannelHandler[] {new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, LARGEST_CHUNK), new HttpObjectAggregator(LARGEST_REQUEST),
            new FlowControlHandler(), new HttpHandler(broker, router, workers)};
    }

    private static void sampleWith(Executor workers, Rates rates) {
        try {
            workers.execute(rates::sample);
        } catch (RejectedExecutionException ending) {
            // nobody will ask
        }
    }

    static Router router(ManagementPort broker, Rates rates) {
        Router router = new Router();
        new OverviewResource(broker, rates).addTo(router);
        new VhostsResource(broker, rates).addTo(router);
        new ParametersResource(broker).addTo(router);
        new LimitsResource(broker).addTo(router);
        new HealthResource(broker).addTo(router);
        new ClusterResource(broker).addTo(router);
        new AccessResource(broker).addTo(router);
        new ExchangesResource(broker, rates).addTo(router);
        new QueuesResource(broker, rates).addTo(router);
        new BindingsResource(broker).addTo(router);
        new ConnectionsResource(broker).addTo(router);
        new ChannelsResource(broker, rates).addTo(router);
        new DefinitionsResource(broker).addTo(router);
        return router;
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "http-worker");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override public void close() {
        listening.close().awaitUninterruptibly();
        workers.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
