package io.bindery.conformance;

import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.broker.SnapshotSink;
import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An embedded broker on a data directory that is stopped and started again on the same ports: such as systems give to nobody who did
 * not ask for them, else a client of another test could have one meanwhile.
 */
final class RestartableBroker implements AutoCloseable {

    private final BrokerSettings settings;
    final BrokerAddress address;
    private EmbeddedBroker broker;

    RestartableBroker(Path data) throws IOException {
        int unasked = ThreadLocalRandom.current().nextInt(10_000, 30_000);
        broker = start(BrokerSettings.inMemory().withData(data).withPorts(unasked, unasked).orNextFreePort());
        address = BrokerAddress.of(broker);
        settings = BrokerSettings.inMemory().withData(data).withPorts(address.amqpPort(), address.httpPort());
    }

    void restart() {
        broker.close();
        try {
            broker = start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where so many players come together before each restart. */
    static Phaser together(int players, Runnable restart) {
        return new Phaser(players) {
            @Override protected boolean onAdvance(int phase, int playing) {
                if (playing > 0) {
                    restart.run();
                }
                return playing == 0;
            }
        };
    }

    private static EmbeddedBroker start(BrokerSettings settings) throws IOException {
        return EmbeddedBroker.start(settings, SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    @Override public void close() {
        broker.close();
    }
}
