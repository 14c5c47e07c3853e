package io.bindery.amqp.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that says whatever a test wants, and shows what it is told. One thread. */
final class RawClient implements AutoCloseable {

    static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(45_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Up to connection.open-ok and, for a channel over 0, its channel.open-ok. */
    static RawClient opened(int port, int channel) throws IOException {
        RawClient client = new RawClient(port);
        client.write(bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 131_072, 0), open("/")));
        client.expect("10.10", "10.30", "10.41");
        if (channel > 0) {
            client.write(method(channel, 20, 10, "s", ""));
            client.expect("20.11");
        }
        return client;
    }

    void write(byte[]... parts) throws IOException {
        socket.getOutputStream().write(bytes(parts));
    }

    /** Reads one frame a method; complains about any other. */
    void expect(String... methods) throws IOException {
        for (String method : methods) {
            String told = next();
            if (!told.startsWith(method)) {
                throw new AssertionError("expected " + method + " but was told " + told);
            }
        }
    }

    /**
     * What comes next: «505 text (class, method)» for connection.close, the same behind «channel» for channel.close,
     * «class.method» for another method, «dropped» when there is nothing more.
     */
    String next() throws IOException {
        try {
            int type = in.readUnsignedByte();
            int channel = in.readUnsignedShort();
            byte[] payload = in.readNBytes(in.readInt());
            in.readUnsignedByte();
            return type == 8 ? next() : told(channel, payload);
        } catch (EOFException | SocketException ended) {
            return "dropped";
        }
    }

    /** The payload of the frame that comes next. */
    byte[] nextPayload() throws IOException {
        in.readUnsignedByte();
        in.readUnsignedShort();
        byte[] payload = in.readNBytes(in.readInt());
        in.readUnsignedByte();
        return payload;
    }

    private static String told(int channel, byte[] payload) throws IOException {
        DataInputStream frame = new DataInputStream(new ByteArrayInputStream(payload));
        String method = frame.readUnsignedShort() + "." + frame.readUnsignedShort();
        if (!method.equals("10.50") && !method.equals("20.40")) {
            return method;
        }
        int code = frame.readUnsignedShort();
        String text = new String(frame.readNBytes(frame.readUnsignedByte()), StandardCharsets.UTF_8);
        return (channel == 0 ? "" : "channel ") + code + " " + text + " (" + frame.readUnsignedShort() + ", " + frame.readUnsignedShort() + ")";
    }

    byte[] readAll() throws IOException {
        return in.readAllBytes();
    }

    @Override public void close() throws IOException {
        socket.close();
    }

    static byte[] startOk(String mechanism, String response) {
        return startOk(mechanism, response.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] startOk(String mechanism, byte[] response) {
        byte[] known = bytes(arguments("s", "authentication_failure_close"), new byte[] {'t', 1});
        byte[] properties = bytes(arguments("s", "capabilities"), new byte[] {'F'}, arguments("x", (Object) known));
        return method(0, 10, 11, "xsxs", properties, mechanism, response, "en_US");
    }

    static byte[] tuneOk(int channelMax, int frameMax, int heartbeat) {
        return method(0, 10, 31, "hih", channelMax, frameMax, heartbeat);
    }

    static byte[] open(String vhost) {
        return method(0, 10, 40, "ssb", vhost, "", 0);
    }

    static byte[] publish(int channel) {
        return method(channel, 60, 40, "hssb", 0, "", "nobody", 0);
    }

    static byte[] header(int channel, int classId, int weight, long size, int... properties) {
        byte[] rest = new byte[properties.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (byte) properties[i];
        }
        return frame(2, channel, bytes(arguments("hhl", classId, weight, size), rest));
    }

    static byte[] method(int channel, int classId, int methodId, String types, Object... values) {
        return frame(1, channel, bytes(arguments("hh", classId, methodId), arguments(types, values)));
    }

    static byte[] frame(int type, int channel, byte[] payload) {
        return bytes(new byte[] {(byte) type}, arguments("hi", channel, payload.length), payload, new byte[] {(byte) 0xCE});
    }

    /** b octet, h short, i long, l long long, s short string, x long string of bytes. */
    static byte[] arguments(String types, Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (int i = 0; i < types.length(); i++) {
                write(out, types.charAt(i), values[i]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, char type, Object value) throws IOException {
        switch (type) {
            case 'b' -> out.write(((Number) value).intValue());
            case 'h' -> out.writeShort((Integer) value);
            case 'i' -> out.writeInt((Integer) value);
            case 'l' -> out.writeLong(((Number) value).longValue());
            case 's' -> {
                byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
                out.write(text.length);
                out.write(text);
            }
            case 'x' -> {
                out.writeInt(((byte[]) value).length);
                out.write((byte[]) value);
            }
            default -> throw new IllegalArgumentException("no type " + type);
        }
    }

    static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
