package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that are no AMQP close their own connection with the right code, and a neighbour goes on. */
@Timeout(300)
class HostileClientTest {

    private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private EmbeddedBroker broker;
    private Connection neighbour;
    private Channel channel;

    @BeforeEach void start() throws Exception {
        broker = BrokerFixture.inMemory();
        neighbour = BrokerFixture.connect(broker, "neighbour");
        channel = neighbour.createChannel();
        channel.queueDeclare("n", false, false, false, null);
    }

    @AfterEach void theNeighbourIsUnharmed() throws Exception {
        channel.basicPublish("", "n", null, "ok".getBytes());
        assertThat(new String(channel.basicGet("n", true).getBody())).isEqualTo("ok");
        neighbour.close();
        broker.close();
    }

    @Test void aWrongProtocolHeaderIsAnsweredWithTheRightOneAndClosed() throws IOException {
        try (Raw raw = new Raw()) {
            raw.write("GET / HTTP/1.1\r\n\r\n".getBytes());
            assertThat(raw.in.readNBytes(8)).isEqualTo(HEADER);
            assertThat(raw.in.read()).isEqualTo(-1);
        }
    }

    @Test void aBadFrameEndClosesWith501() throws IOException {
        try (Raw raw = new Raw()) {
            raw.open();
            raw.write(new byte[] {8, 0, 0, 0, 0, 0, 0, 0});
            assertThat(raw.closeCode()).isEqualTo(501);
        }
    }

    @Test void anOversizeFrameClosesWith501BeforeItIsRead() throws IOException {
        try (Raw raw = new Raw()) {
            raw.open();
            raw.write(new byte[] {3, 0, 1, 0x7F, 0, 0, 0});
            assertThat(raw.closeCode()).isEqualTo(501);
        }
    }

    @Test void aMethodOnAChannelThatIsNotOpenClosesWith504() throws IOException {
        try (Raw raw = new Raw()) {
            raw.open();
            raw.frame(1, 7, new byte[] {0, 90, 0, 10});
            assertThat(raw.closeCode()).isEqualTo(504);
        }
    }

    @Test void contentWithoutAPublishClosesWith505() throws IOException {
        try (Raw raw = new Raw()) {
            raw.open();
            raw.openChannel(1);
            raw.frame(3, 1, new byte[] {1, 2, 3});
            assertThat(raw.closeCode()).isEqualTo(505);
        }
    }

    @Test void randomBytesNeverDoMoreThanCloseTheirConnection() throws IOException {
        Random random = new Random(20_261_124);
        for (int round = 0; round < 60; round++) {
            try (Raw raw = new Raw()) {
                raw.open();
                raw.openChannel(1);
                byte[] noise = new byte[1 + random.nextInt(300)];
                random.nextBytes(noise);
                if (round % 2 == 0) {
                    raw.frame(1 + random.nextInt(3), 1, noise);
                } else {
                    raw.write(noise);
                }
                raw.readToEnd();
            }
        }
    }

    @Test void aClientThatFallsSilentInTheHandshakeHarmsNobody() throws IOException {
        for (int i = 0; i < 200; i++) {
            new Socket(InetAddress.getLoopbackAddress(), broker.amqpPort()).close();
        }
        try (Raw silent = new Raw()) {
            silent.write(new byte[] {'A', 'M'});
        }
    }

    /** A socket that writes whatever it is told. */
    private final class Raw implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.amqpPort());
        private final DataInputStream in = new DataInputStream(socket.getInputStream());

        Raw() throws IOException {
            socket.setSoTimeout(45_000);
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        void frame(int type, int number, byte[] payload) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(type);
            out.writeShort(number);
            out.writeInt(payload.length);
            out.write(payload);
            out.writeByte(0xCE);
            write(bytes.toByteArray());
        }

        void open() throws IOException {
            write(HEADER);
            readFrame();
            ByteArrayOutputStream startOk = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(startOk);
            out.write(new byte[] {0, 10, 0, 11, 0, 0, 0, 0, 5});
            out.writeBytes("PLAIN");
            out.writeInt(12);
            out.writeBytes("\0guest\0guest");
            out.writeByte(5);
            out.writeBytes("en_US");
            frame(1, 0, startOk.toByteArray());
            readFrame();
            frame(1, 0, new byte[] {0, 10, 0, 31, 7, (byte) 0xFF, 0, 2, 0, 0, 0, 0});
            frame(1, 0, new byte[] {0, 10, 0, 40, 1, '/', 0, 0});
            assertThat(readFrame()).startsWith(0, 10, 0, 41);
        }

        void openChannel(int number) throws IOException {
            frame(1, number, new byte[] {0, 20, 0, 10, 0});
            assertThat(readFrame()).startsWith(0, 20, 0, 11);
        }

        byte[] readFrame() throws IOException {
            in.readByte();
            in.readShort();
            byte[] payload = new byte[in.readInt()];
            in.readFully(payload);
            in.readByte();
            return payload;
        }

        int closeCode() throws IOException {
            byte[] payload = readFrame();
            assertThat(payload).startsWith(0, 10, 0, 50);
            return (payload[4] & 0xFF) << 8 | payload[5] & 0xFF;
        }

        /** Says nothing more; the broker may be gone before. */
        void readToEnd() throws IOException {
            try {
                socket.shutdownOutput();
                while (true) {
                    readFrame();
                }
            } catch (EOFException | SocketException ended) {
                // the broker has closed, as it should
            }
        }

        @Override public void close() throws IOException {
            socket.close();
        }
    }
}
