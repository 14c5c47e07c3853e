package io.bindery.amqp.codec;

import io.bindery.erlang.ErlangLine;
import io.bindery.erlang.Term;
import io.netty.buffer.ByteBuf;

/** Bytes as RabbitMQ's error texts show them, which is how Erlang prints a binary. */
public final class ErlangBytes {

    private static final int SNIPPET = 16;

    private ErlangBytes() { }

    /** What frame it was, with the first octets of its payload: as text when all are printable, else as numbers. */
    public static String frame(int type, ByteBuf in, int from, int end) {
        return line(type, in, from, end).toString();
    }

    static ErlangLine line(int type, ByteBuf in, int from, int end) {
        byte[] shown = new byte[Math.min(SNIPPET, end - from)];
        in.getBytes(from, shown);
        return new ErlangLine().words("type " + type + ", " + (end - from > SNIPPET ? "first 16" : "all") + " octets = ").term(Term.binary(shown));
    }

    /** Every octet as a number. */
    public static String numbers(byte[] bytes) {
        return Term.octets(bytes).flat();
    }
}
