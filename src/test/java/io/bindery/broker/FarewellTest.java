package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** A broker that ends says farewell to whoever is there, and to nobody twice. */
class FarewellTest {

    private static final int CLIENTS = 300;

    @RepeatedTest(10) void clientsThatLeaveInThatMomentDoNotKeepItFromEnding() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.inMemory(), SnapshotSink.NOBODY, ActivitySink.NOBODY,
                RecoveryProgress.NONE);
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), broker.amqpPort());
            client.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
            assertThat(client.getInputStream().read()).as("a frame of connection.start").isEqualTo(1);
            clients.add(client);
        }
        Thread leaving = new Thread(() -> clients.forEach(FarewellTest::leave));
        leaving.start();
        broker.close();
        leaving.join();
    }

    private static void leave(Socket client) {
        try {
            client.close();
        } catch (IOException gone) {
            // it was told to go
        }
    }
}
