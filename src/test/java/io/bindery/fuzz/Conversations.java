package io.bindery.fuzz;

import static io.bindery.fuzz.Greeting.frame;
import static io.bindery.fuzz.Greeting.join;
import static io.bindery.fuzz.Greeting.longText;
import static io.bindery.fuzz.Greeting.method;
import static io.bindery.fuzz.Greeting.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What clients say that mean no good, and what they were told. */
public final class Conversations {

    public static final byte[] HEADER = Greeting.HEADER.clone();

    private Conversations() { }

    /** Everything up to an open channel 1, said without waiting for any answer. */
    public static byte[] opened() {
        return Greeting.upToChannel1();
    }

    public static byte[] wrongPassword() {
        return join(HEADER, method(0, 10, 11, new byte[4], text("PLAIN"), longText("\0guest\0wrong"), text("en_US")));
    }

    /** A publish whose body is announced with this size, and one byte of it. */
    public static byte[] promisedBody(long size) {
        byte[] header = ByteBuffer.allocate(14).putShort((short) 60).putShort((short) 0).putLong(size).putShort((short) 0).array();
        return join(method(1, 60, 40, new byte[2], text(""), text("n"), new byte[1]), frame(2, 1, header), frame(3, 1, new byte[1]));
    }

    public static byte[] badFrameEnd() {
        byte[] good = frame(8, 0, new byte[0]);
        good[good.length - 1] = 0;
        return good;
    }

    public static byte[] oversizeFrame() {
        return new byte[] {3, 0, 1, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    }

    public static byte[] unknownMethod() {
        return method(1, 77, 77);
    }

    public static byte[] methodOnClosedChannel() {
        return method(9, 60, 70, new byte[2], text("n"), new byte[1]);
    }

    public static byte[] declareWithNestedTable(int depth) {
        byte[] inner = new byte[0];
        for (int i = 0; i < depth && inner.length < 120_000; i++) {
            inner = join(new byte[] {0, 'F'}, ByteBuffer.allocate(4).putInt(inner.length).array(), inner);
        }
        return method(1, 50, 10, new byte[2], text("deep"), new byte[1], ByteBuffer.allocate(4).putInt(inner.length).array(), inner);
    }

    /** What a client was told so far, as far as it matters here. */
    public static final class Told {

        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
        private boolean ended;

        public Told read(SocketChannel socket) throws IOException {
            try {
                while (bytes.hasRemaining()) {
                    int count = socket.read(bytes);
                    if (count <= 0) {
                        ended |= count < 0;
                        break;
                    }
                }
            } catch (IOException reset) {
                ended = true;
            }
            return this;
        }

        /** Nothing more comes. */
        public boolean ended() {
            return ended;
        }

        public boolean hasChannelOpenOk() {
            byte[] wanted = {0, 20, 0, 11};
            for (int at = 0; at + wanted.length <= bytes.position(); at++) {
                if (ByteBuffer.wrap(bytes.array(), at, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                    return true;
                }
            }
            return false;
        }
    }
}
