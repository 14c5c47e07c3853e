package io.bindery.fuzz;

import java.nio.ByteBuffer;
import java.util.Set;

/** What a broker may say to a client that said anything at all: whole frames, and no close but with a code of AMQP's. */
final class Frames {

    private static final int END = 0xCE;
    private static final Set<Integer> CLOSE_CODES = Set.of(311, 313, 320, 402, 403, 404, 405, 406, 501, 502, 503, 504, 505, 506, 530, 540, 541);

    private Frames() { }

    static void requireProper(byte[] told) {
        ByteBuffer in = ByteBuffer.wrap(told);
        while (in.hasRemaining()) {
            if (in.remaining() == 8 && in.get(in.position()) == 'A') {
                return;
            }
            int type = in.get();
            in.getShort();
            int size = in.getInt();
            require(type >= 1 && type <= 3 || type == 8, "a frame of type " + type);
            require(size >= 0 && size < in.remaining(), "a frame of " + size + " bytes of which " + in.remaining() + " came");
            if (type == 1) {
                method(in.slice(in.position(), size));
            }
            in.position(in.position() + size);
            require((in.get() & 0xFF) == END, "a frame without its end");
        }
    }

    private static void method(ByteBuffer in) {
        int classId = in.getShort();
        int methodId = in.getShort();
        if (classId == 10 && methodId == 50 || classId == 20 && methodId == 40) {
            int code = in.getShort();
            require(CLOSE_CODES.contains(code), "closed with " + code);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The broker sent " + otherwise);
        }
    }
}
