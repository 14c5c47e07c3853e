package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.bindery.fuzz.Conversations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slow, silent, half-open and lying clients, more than a thousand at once: a neighbour is served all the while, by a heap far smaller than what they promise. */
@Timeout(600)
class HostileCrowdTest {

    private static final int OF_EACH_KIND = 200;
    private static final int SLOW = 50;
    /** So that a whole greeting is said well within the ten seconds that a handshake may take. */
    private static final int BYTES_AT_A_TIME = 4;
    private static final long HANDSHAKE_NANOS = 9_000_000_000L;
    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SocketChannel> crowd = new ArrayList<>();
    private EmbeddedBroker broker;
    private Connection neighbour;
    private Channel channel;

    @BeforeEach void start() throws Exception {
        broker = BrokerFixture.inMemory();
        neighbour = BrokerFixture.connect(broker, "neighbour");
        channel = neighbour.createChannel();
        channel.queueDeclare("n", false, false, false, null);
        channel.confirmSelect();
    }

    @AfterEach void stop() throws IOException {
        for (SocketChannel socket : crowd) {
            socket.close();
        }
        neighbour.close();
        broker.close();
    }

    @Test void aNeighbourIsServedBesideAllOfThemAtOnce() throws Exception {
        for (int i = 0; i < OF_EACH_KIND; i++) {
            connect();
            say(connect(), 'A', 'M', 'Q', 'P');
            say(connect(), Conversations.HEADER).shutdownOutput();
            say(connect(), Conversations.wrongPassword());
            say(connect(), Conversations.opened(), Conversations.promisedBody(100_000_000L));
            say(connect(), Conversations.opened(), Conversations.badFrameEnd());
            say(connect(), Conversations.opened(), Conversations.oversizeFrame());
            say(connect(), Conversations.opened(), Conversations.unknownMethod());
            say(connect(), Conversations.opened(), Conversations.methodOnClosedChannel());
            if (i % 10 == 0) {
                serveNeighbour();
            }
        }
        inTime().forEach(this::requireOpened);
    }

    /** Slow clients that were no slower than a handshake may be. Where the machine made them slower, others try: the broker was right to drop those. */
    private List<SocketChannel> inTime() throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<SocketChannel> slow = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < SLOW; i++) {
                slow.add(connect());
            }
            dribble(slow);
            if (System.nanoTime() - start < HANDSHAKE_NANOS) {
                return slow;
            }
        }
        throw new AssertionError("no " + SLOW + " clients could say a greeting in " + HANDSHAKE_NANOS / 1_000_000_000 + " s");
    }

    @Test void bodiesThatNeverComeTakeNoMemoryForWhatWasPromised() throws Exception {
        for (int i = 0; i < 2 * OF_EACH_KIND; i++) {
            say(connect(), Conversations.opened(), Conversations.promisedBody(134_217_728L));
        }
        serveNeighbour();
        byte[] large = new byte[5 << 20];
        channel.basicPublish("", "n", null, large);
        channel.waitForConfirmsOrDie(60_000);
        assertThat(channel.basicGet("n", true).getBody()).hasSize(large.length);
    }

    @Test void tablesNestedAsDeepAsAFrameAllowsEndTheirConnectionAlone() throws Exception {
        for (int depth : new int[] {10, 1_000, 10_000, 20_000}) {
            SocketChannel socket = say(connect(), Conversations.opened(), Conversations.declareWithNestedTable(depth));
            if (depth > 10) {
                await().atMost(PATIENCE).until(() -> ended(socket));
            }
            serveNeighbour();
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.amqpPort()));
        crowd.add(socket);
        return socket;
    }

    private static SocketChannel say(SocketChannel socket, byte[]... parts) throws IOException {
        try {
            for (byte[] part : parts) {
                ByteBuffer bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) {
                    socket.write(bytes);
                }
            }
        } catch (IOException closed) {
            assertThat(closed).hasMessageMatching("Broken pipe|Connection reset.*");
        }
        return socket;
    }

    private static void say(SocketChannel socket, char... letters) throws IOException {
        for (char letter : letters) {
            say(socket, new byte[] {(byte) letter});
        }
    }

    /** All of them a few bytes further, then the neighbour again, until they have said a whole greeting. */
    private void dribble(List<SocketChannel> slow) throws Exception {
        byte[] greeting = Conversations.opened();
        for (int at = 0; at < greeting.length; at += BYTES_AT_A_TIME) {
            for (SocketChannel socket : slow) {
                say(socket, Arrays.copyOfRange(greeting, at, Math.min(greeting.length, at + BYTES_AT_A_TIME)));
            }
            serveNeighbour();
        }
    }

    private void requireOpened(SocketChannel socket) {
        try {
            socket.configureBlocking(false);
            Conversations.Told told = new Conversations.Told();
            await().atMost(PATIENCE).until(() -> told.read(socket).hasChannelOpenOk());
        } catch (IOException e) {
            throw new AssertionError("a slow client lost its connection", e);
        }
    }

    private static boolean ended(SocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        return new Conversations.Told().read(socket).ended();
    }

    private void serveNeighbour() throws Exception {
        channel.basicPublish("", "n", null, "ok".getBytes());
        channel.waitForConfirmsOrDie(60_000);
        GetResponse got = channel.basicGet("n", true);
        assertThat(new String(got.getBody())).isEqualTo("ok");
    }
}
