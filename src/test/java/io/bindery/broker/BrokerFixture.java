package io.bindery.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Real brokers on free loopback ports, and real clients for them. */
public final class BrokerFixture {

    private BrokerFixture() { }

    public static EmbeddedBroker inMemory() throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory(), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    public static EmbeddedBroker on(Path data) throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory().withData(data), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    public static ConnectionFactory factory(EmbeddedBroker broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        factory.setPort(broker.amqpPort());
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    public static Connection connect(EmbeddedBroker broker, String name) throws IOException, TimeoutException {
        return factory(broker).newConnection(name);
    }
}
