package io.bindery.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.bindery.engine.ActivitySink;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real brokers on free loopback ports, and real clients for them. */
public final class BrokerFixture {

    private static final int PATIENCE_MILLIS = 45_000;

    private BrokerFixture() { }

    public static EmbeddedBroker inMemory() throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory(), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    /** In memory, its time standing still until {@link #turn} moves it. */
    public static EmbeddedBroker heldAt(Instant instant) throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory(), BrokerClock.heldAt(instant), SnapshotSink.NOBODY, ActivitySink.NOBODY,
                RecoveryProgress.NONE);
    }

    /** Turns the broker's clock and returns the time it came to; what fell due has happened then. */
    public static BrokerTime turn(EmbeddedBroker broker, ClockTurn turn) {
        CompletableFuture<BrokerTime> done = new CompletableFuture<>();
        broker.turnClock(turn, done::complete);
        return done.orTimeout(45, TimeUnit.SECONDS).join();
    }

    public static EmbeddedBroker on(Path data) throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory().withData(data), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    public static ConnectionFactory factory(EmbeddedBroker broker) {
        return factory(broker.amqpPort());
    }

    /** By itself a client gives up when a broker's first answer takes five seconds, as on a busy machine it may. */
    public static ConnectionFactory factory(int port) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(PATIENCE_MILLIS);
        factory.setHandshakeTimeout(2 * PATIENCE_MILLIS); // half of it is for the first answer
        return factory;
    }

    public static Connection connect(EmbeddedBroker broker, String name) throws IOException, TimeoutException {
        return factory(broker).newConnection(name);
    }
}
