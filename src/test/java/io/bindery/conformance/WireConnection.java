package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** One AMQP connection driven by hand: what the broker sends is read only while somebody pumps. One thread. */
final class WireConnection implements AutoCloseable {

    private static final int METHOD = 1;
    private static final int HEADER = 2;
    private static final int BODY = 3;
    private static final int HEARTBEAT = 8;

    private final SocketChannel socket;
    private final Selector selector;
    private ByteBuffer in = ByteBuffer.allocate(1 << 18);
    final Map<Integer, WireChannel> channels = new HashMap<>();
    final WireChannel control = new WireChannel(this, 0);
    boolean ended;
    private boolean parsing;
    ObjectNode closed;
    int frameMax = 131_072;
    WireMethod start;
    WireMethod tune;

    WireConnection(String host, int port) throws IOException {
        socket = SocketChannel.open(new InetSocketAddress(host, port));
        socket.socket().setTcpNoDelay(true);
        socket.configureBlocking(false);
        selector = Selector.open();
        socket.register(selector, SelectionKey.OP_READ);
        channels.put(0, control);
    }

    /** Returns null when the connection is open, else what was seen instead. */
    ObjectNode handshake(WireLogin login) throws IOException {
        sendRaw(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
        start = awaitControl();
        if (start == null) {
            return refused();
        }
        control.send(login.startOk());
        tune = awaitControl();
        if (tune == null) {
            return refused();
        }
        long offered = tune.number("frame_max");
        long frame = login.frameMax() != null ? login.frameMax() : Math.min(131_072, offered == 0 ? 131_072 : offered);
        long most = tune.number("channel_max");
        long channelMax = login.channelMax() != null ? login.channelMax() : Math.min(2047, most == 0 ? 2047 : most);
        frameMax = (int) Math.min(frame, offered == 0 ? frame : offered);
        ObjectNode tuning = JsonNodeFactory.instance.objectNode();
        tuning.put("channel_max", channelMax).put("frame_max", frame).put("heartbeat", 0);
        control.send(new WireMethod("connection.tune-ok", tuning));
        ObjectNode open = JsonNodeFactory.instance.objectNode().put("virtual_host", login.vhost());
        control.send(new WireMethod("connection.open", open));
        return awaitControl() == null ? refused() : null;
    }

    private WireMethod awaitControl() throws IOException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (control.replies.isEmpty() && !ended && closed == null && System.nanoTime() < end) {
            pump(100);
        }
        WireChannel.Content reply = control.replies.poll();
        return reply == null ? null : reply.method();
    }

    private ObjectNode refused() {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        if (closed != null) {
            seen.set("connection_close", closed);
        } else if (ended) {
            seen.put("socket", "closed");
        } else {
            seen.put("timeout", true);
        }
        return seen;
    }

    void sendFrame(int type, int channel, byte[] payload, ByteArrayOutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(type);
        data.writeShort(channel);
        data.writeInt(payload.length);
        data.write(payload);
        data.writeByte(0xCE);
    }

    void sendMethod(int channel, WireMethod method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sendFrame(METHOD, channel, method.encode(), out);
        sendRaw(out.toByteArray());
    }

    void sendContent(int channel, WireMethod method, byte[] properties, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sendFrame(METHOD, channel, method.encode(), out);
        ByteBuffer header = ByteBuffer.allocate(12 + properties.length);
        header.putShort((short) 60).putShort((short) 0).putLong(body.length).put(properties);
        sendFrame(HEADER, channel, header.array(), out);
        for (int at = 0; at < body.length; at += frameMax - 8) {
            sendFrame(BODY, channel, java.util.Arrays.copyOfRange(body, at, Math.min(body.length, at + frameMax - 8)), out);
        }
        sendRaw(out.toByteArray());
    }

    void sendRaw(byte[] bytes) throws IOException {
        if (ended) {
            throw new IOException("socket closed");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (socket.write(buffer) == 0) {
                    pump(5);
                }
            }
        } catch (IOException gone) {
            pump(200);
            end();
            throw gone;
        }
    }

    /** Reads what comes within the time; returns true as soon as a frame was handled. Not while one is: its answer reads nothing. */
    boolean pump(long millis) {
        if (parsing) {
            return false;
        }
        if (parse()) {
            return true;
        }
        long end = System.nanoTime() + millis * 1_000_000;
        do {
            if (ended) {
                return false;
            }
            try {
                selector.selectedKeys().clear();
                selector.select(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (!in.hasRemaining()) {
                    ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
                    in.flip();
                    in = larger.put(in);
                }
                if (socket.read(in) < 0) {
                    end();
                }
            } catch (IOException gone) {
                end();
            }
            if (parse()) {
                return true;
            }
        } while (System.nanoTime() < end);
        return false;
    }

    private void end() {
        ended = true;
        channels.values().forEach(channel -> channel.open = false);
    }

    /** Whether the broker drops the socket of an ended connection. */
    boolean isEndedWithin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            do {
                in.clear();
                selector.selectedKeys().clear();
                selector.select(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                if (socket.read(in) < 0) {
                    return true;
                }
            } while (System.nanoTime() < end);
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    private boolean parse() {
        parsing = true;
        try {
            return parseAll();
        } finally {
            parsing = false;
        }
    }

    private boolean parseAll() {
        in.flip();
        int frames = 0;
        while (in.remaining() >= 8) {
            in.mark();
            if (in.get(in.position()) == 'A') {
                byte[] header = new byte[8];
                in.get(header);
                closed = closed == null ? JsonNodeFactory.instance.objectNode().put("header", HexFormat.of().formatHex(header)) : closed;
                frames++;
                continue;
            }
            int type = in.get();
            int channel = in.getShort() & 0xFFFF;
            int size = in.getInt();
            if (in.remaining() < size + 1) {
                in.reset();
                break;
            }
            ByteBuffer payload = in.slice(in.position(), size);
            in.position(in.position() + size);
            if ((in.get() & 0xFF) != 0xCE) {
                throw new IllegalStateException("the broker sent a frame with a bad end");
            }
            frames++;
            handle(type, channel, payload);
        }
        in.compact();
        return frames > 0;
    }

    private void handle(int type, int number, ByteBuffer payload) {
        if (type == HEARTBEAT) {
            return;
        }
        WireChannel channel = channels.computeIfAbsent(number, n -> new WireChannel(this, n));
        switch (type) {
            case METHOD -> {
                WireMethod method = WireMethod.decode(payload);
                if (number == 0) {
                    control(method);
                } else {
                    channel.method(method);
                }
            }
            case HEADER -> channel.header(payload);
            case BODY -> channel.body(payload);
            default -> throw new IllegalStateException("frame type " + type);
        }
    }

    private void control(WireMethod method) {
        switch (method.name()) {
            case "connection.close" -> {
                closed = ((ObjectNode) method.arguments()).deepCopy();
                try {
                    sendMethod(0, WireMethod.of("connection.close-ok"));
                } catch (IOException gone) {
                    // the broker did not wait for the answer
                }
                end();
            }
            case "connection.blocked", "connection.unblocked" -> { }
            default -> control.replies.add(new WireChannel.Content(method, null, null));
        }
    }

    /** Ends politely with connection.close. */
    @Override public void close() {
        try {
            if (!ended) {
                ObjectNode bye = JsonNodeFactory.instance.objectNode().put("code", 200).put("text", "bye");
                sendMethod(0, new WireMethod("connection.close", bye));
                awaitControl();
            }
        } catch (IOException gone) {
            // closed is closed
        }
        kill();
    }

    /** Drops the socket without a word. */
    void kill() {
        try {
            selector.close();
            socket.close();
        } catch (IOException gone) {
            // closed is closed
        }
        ended = true;
    }

    JsonNode serverCapabilities() {
        return start.arguments().path("server_properties").path("capabilities");
    }
}
