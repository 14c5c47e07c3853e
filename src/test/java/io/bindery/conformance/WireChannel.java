package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One channel of a {@link WireConnection}, with what it has heard and not yet been asked for. */
final class WireChannel {

    private static final String[] PROPERTIES = {"content_type", "content_encoding", "headers", "delivery_mode", "priority",
        "correlation_id", "reply_to", "expiration", "message_id", "timestamp", "type", "user_id", "app_id", "cluster_id"};

    /** A method with its content, if it has one. */
    record Content(WireMethod method, ObjectNode properties, byte[] body) { }

    final WireConnection connection;
    final int number;
    final Deque<Content> replies = new ArrayDeque<>();
    final List<Content> events = new ArrayList<>();
    final List<Content> deliveries = new ArrayList<>();
    final Map<Long, String> confirmed = new HashMap<>();
    final Map<String, Long> tagOfBody = new HashMap<>();
    int reported;
    boolean open;
    boolean confirms;
    long published;
    ObjectNode closed;
    private WireMethod contentMethod;
    private ObjectNode contentProperties;
    private long contentSize;
    private ByteArrayOutputStream contentBody;

    WireChannel(WireConnection connection, int number) {
        this.connection = connection;
        this.number = number;
    }

    void send(WireMethod method) throws IOException {
        connection.sendMethod(number, method);
    }

    void publish(WireMethod method, JsonNode properties, byte[] body) throws IOException {
        connection.sendContent(number, method, encodeProperties(properties), body);
        published++;
    }

    void method(WireMethod method) {
        switch (method.name()) {
            case "basic.deliver", "basic.get-ok", "basic.return" -> {
                contentMethod = method;
                contentBody = new ByteArrayOutputStream();
            }
            case "channel.close" -> {
                closed = ((ObjectNode) method.arguments()).deepCopy();
                open = false;
                answer(WireMethod.of("channel.close-ok"));
            }
            case "basic.ack", "basic.nack" -> {
                events.add(new Content(method, null, null));
                confirm(method, method.name().substring(6));
            }
            case "basic.cancel" -> events.add(new Content(method, null, null));
            case "channel.flow" -> answer(new WireMethod("channel.flow-ok", method.arguments()));
            default -> replies.add(new Content(method, null, null));
        }
    }

    private void answer(WireMethod method) {
        try {
            send(method);
        } catch (IOException gone) {
            // the next read tells
        }
    }

    private void confirm(WireMethod method, String kind) {
        long tag = method.number("delivery_tag");
        if (method.flag("multiple")) {
            for (long t = 1; t <= (tag == 0 ? published : tag); t++) {
                confirmed.putIfAbsent(t, kind);
            }
        } else {
            confirmed.putIfAbsent(tag, kind);
        }
    }

    void header(ByteBuffer payload) {
        payload.getInt();
        contentSize = payload.getLong();
        contentProperties = decodeProperties(payload);
        contentDone();
    }

    void body(ByteBuffer payload) {
        byte[] part = new byte[payload.remaining()];
        payload.get(part);
        contentBody.writeBytes(part);
        contentDone();
    }

    private void contentDone() {
        if (contentBody.size() < contentSize) {
            return;
        }
        Content content = new Content(contentMethod, contentProperties, contentBody.toByteArray());
        switch (contentMethod.name()) {
            case "basic.get-ok" -> replies.add(content);
            case "basic.return" -> events.add(content);
            default -> deliveries.add(content);
        }
    }

    private static byte[] encodeProperties(JsonNode properties) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            int flags = 0;
            for (int i = 0; i < PROPERTIES.length; i++) {
                flags |= properties.hasNonNull(PROPERTIES[i]) ? 1 << (15 - i) : 0;
            }
            out.writeShort(flags);
            for (String name : PROPERTIES) {
                JsonNode value = properties.get(name);
                if (value == null || value.isNull()) {
                    continue;
                }
                switch (name) {
                    case "headers" -> out.write(WireJson.encodeTable(value));
                    case "delivery_mode", "priority" -> out.writeByte(value.asInt());
                    case "timestamp" -> out.writeLong(value.asLong());
                    default -> WireJson.writeShort(out, value.asText());
                }
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static ObjectNode decodeProperties(ByteBuffer in) {
        int flags = in.getShort() & 0xFFFF;
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < PROPERTIES.length; i++) {
            if ((flags & 1 << (15 - i)) == 0) {
                continue;
            }
            switch (PROPERTIES[i]) {
                case "headers" -> properties.set("headers", WireJson.decodeTable(in));
                case "delivery_mode", "priority" -> properties.put(PROPERTIES[i], in.get() & 0xFF);
                case "timestamp" -> properties.put("timestamp", in.getLong());
                default -> properties.put(PROPERTIES[i], WireJson.readShort(in));
            }
        }
        return properties;
    }
}
