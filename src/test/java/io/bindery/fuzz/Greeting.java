package io.bindery.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Well-formed pieces of AMQP, which fuzzing begins with. */
final class Greeting {

    static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    static final byte[] BODY = "are you there".getBytes(StandardCharsets.US_ASCII);

    static final byte[] START_OK = method(0, 10, 11, new byte[4], text("PLAIN"), longText("\0guest\0guest"), text("en_US"));
    static final byte[] TUNE_OK = method(0, 10, 31, new byte[] {7, (byte) 0xFF, 0, 2, 0, 0, 0, 0});
    static final byte[] OPEN = method(0, 10, 40, text("/"), new byte[2]);
    static final byte[] CHANNEL_OPEN = method(1, 20, 10, text(""));
    static final byte[] DECLARE = declare("n");
    static final byte[] PUBLISH = publish("n");
    static final byte[] GET = get("n");

    private Greeting() { }

    static byte[] declare(String queue) {
        return method(1, 50, 10, new byte[2], text(queue), new byte[] {0}, new byte[4]);
    }

    static byte[] publish(String queue) {
        return join(method(1, 60, 40, new byte[2], text(""), text(queue), new byte[] {0}),
                frame(2, 1, new byte[] {0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) BODY.length, 0, 0}), frame(3, 1, BODY));
    }

    static byte[] get(String queue) {
        return method(1, 60, 70, new byte[2], text(queue), new byte[] {1});
    }

    static byte[] messageThrough(String queue) {
        return join(declare(queue), publish(queue), get(queue));
    }

    static byte[] upToChannel1() {
        return join(HEADER, START_OK, TUNE_OK, OPEN, CHANNEL_OPEN);
    }

    static byte[] method(int channel, int classId, int methodId, byte[]... arguments) {
        return frame(1, channel, join(new byte[] {0, (byte) classId, 0, (byte) methodId}, join(arguments)));
    }

    static byte[] frame(int type, int channel, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(type);
            out.writeShort(channel);
            out.writeInt(payload.length);
            out.write(payload);
            out.writeByte(0xCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(new byte[] {(byte) bytes.length}, bytes);
    }

    static byte[] longText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(new byte[] {0, 0, 0, (byte) bytes.length}, bytes);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
