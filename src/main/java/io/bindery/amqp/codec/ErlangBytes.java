package io.bindery.amqp.codec;

import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Bytes as RabbitMQ's error texts show them, which is how Erlang prints a binary. */
public final class ErlangBytes {

    private static final int SNIPPET = 16;
    private static final String ESCAPED = "\b\t\n\u000b\f\r\u001b\"\\";
    private static final String ESCAPES = "btnvfre\"\\";

    private ErlangBytes() { }

    /** What frame it was, with the first octets of its payload: as text when all are printable, else as numbers. */
    public static String frame(int type, ByteBuf in, int from, int end) {
        return line(type, in, from, end).toString();
    }

    static ErlangLine line(int type, ByteBuf in, int from, int end) {
        byte[] shown = new byte[Math.min(SNIPPET, end - from)];
        in.getBytes(from, shown);
        ErlangLine line = new ErlangLine().words("type " + type + ", " + (end - from > SNIPPET ? "first 16" : "all") + " octets = ");
        return isPrintable(shown) ? line.words(quoted(shown)) : line.octets(shown);
    }

    /** Every octet as a number. */
    public static String numbers(byte[] bytes) {
        StringJoiner octets = new StringJoiner(",", "<<", ">>");
        for (byte octet : bytes) {
            octets.add(Integer.toString(octet & 0xFF));
        }
        return octets.toString();
    }

    private static boolean isPrintable(byte[] bytes) {
        for (byte octet : bytes) {
            int c = octet & 0xFF;
            if (ESCAPED.indexOf(c) < 0 && (c < 32 || c > 126 && c < 160)) {
                return false;
            }
        }
        return bytes.length > 0;
    }

    private static String quoted(byte[] bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("<<\"".getBytes(StandardCharsets.US_ASCII));
        for (byte octet : bytes) {
            int escape = ESCAPED.indexOf(octet & 0xFF);
            if (escape >= 0) {
                text.write('\\');
            }
            text.write(escape >= 0 ? ESCAPES.charAt(escape) : octet);
        }
        text.writeBytes("\">>".getBytes(StandardCharsets.US_ASCII));
        return WireText.decode(text.toByteArray());
    }
}
