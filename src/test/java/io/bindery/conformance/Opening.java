package io.bindery.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/** A socket on which a connection is opened by hand, rightly or not: every frame that comes is told, and that the socket ended. One thread. */
final class Opening implements AutoCloseable {

    private static final int METHOD = 1;
    private static final int HEARTBEAT = 8;
    /** In which the rest of an answer follows its first frame. */
    static final int BEHIND = 40;
    private static final int START = 10 << 16 | 10;
    /** What each broker says of itself. */
    private static final List<String> SELF = List.of("cluster_name", "copyright", "information", "platform", "product");

    private final Socket socket = new Socket();
    private ByteBuffer unread = ByteBuffer.allocate(1 << 18);
    private boolean ended;

    Opening(String host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port));
        socket.setTcpNoDelay(true);
    }

    /** A broker that has closed is not told; what it said before is still to be read. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException gone) {
            // the end is seen by who reads
        }
    }

    /** What comes within the time, and in the one behind the first that comes, and {@code "end"} when the socket ends. */
    ArrayNode answers(long millis, long behind, Names names) {
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !ended; left = (end - System.nanoTime()) / 1_000_000) {
            if (!read((int) left)) {
                continue;
            }
            int before = seen.size();
            tell(seen, names);
            end = seen.size() > before && before == 0 ? System.nanoTime() + behind * 1_000_000 : end;
        }
        if (ended) {
            seen.add("end");
        }
        return seen;
    }

    private boolean read(int millis) {
        try {
            socket.setSoTimeout(millis);
            int count = socket.getInputStream().read(unread.array(), unread.position(), unread.remaining());
            ended = count < 0;
            unread.position(unread.position() + Math.max(0, count));
            return count > 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException gone) {
            ended = true;
            return false;
        }
    }

    private void tell(ArrayNode seen, Names names) {
        unread.flip();
        while (unread.remaining() >= 8) {
            if (unread.get(unread.position()) == 'A') {
                byte[] header = new byte[8];
                unread.get(header);
                seen.add(HexFormat.of().formatHex(header));
                continue;
            }
            int size = unread.getInt(unread.position() + 3);
            if (unread.remaining() < size + 8) {
                break;
            }
            int type = unread.get();
            int channel = unread.getShort() & 0xFFFF;
            byte[] payload = new byte[unread.getInt()];
            unread.get(payload).get();
            if (type != HEARTBEAT) {
                seen.add(names.normal(frame(type, channel, payload)));
            }
        }
        unread.compact();
    }

    private static ObjectNode frame(int type, int channel, byte[] payload) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("t", type).put("ch", channel);
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (type == METHOD && WireMethod.isKnown(in.getInt(0))) {
            try {
                WireMethod method = WireMethod.decode(in);
                if (!in.hasRemaining()) {
                    return described(told, method, ByteBuffer.wrap(payload).getInt());
                }
            } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException older) {
                // another version's method with this number: its bytes are told
            }
        }
        return told.put("hex", HexFormat.of().formatHex(payload));
    }

    private static ObjectNode described(ObjectNode told, WireMethod method, int id) {
        ObjectNode arguments = (ObjectNode) method.arguments();
        if (id == START) {
            ((ObjectNode) arguments.get("server_properties")).remove(SELF);
        }
        return told.put("m", method.name()).set("a", arguments);
    }

    boolean isEnded() {
        return ended;
    }

    @Override public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // closed is closed
        }
    }
}
