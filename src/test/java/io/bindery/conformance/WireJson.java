package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Field tables as the recorded cases write them in JSON: string S, int I (or l), bool t, float d, null V, list A, object
 * F; any other wire type is {@code {"!": "b", "v": -3}}. Its own codec on purpose: the broker's is what is tested.
 */
final class WireJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WireJson() { }

    static byte[] encodeTable(JsonNode table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (var field : table.properties()) {
                writeShort(out, field.getKey());
                writeValue(out, field.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ByteBuffer framed = ByteBuffer.allocate(bytes.size() + 4).putInt(bytes.size()).put(bytes.toByteArray());
        return framed.array();
    }

    static void writeShort(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("short string over 255 bytes");
        }
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static void writeValue(DataOutputStream out, JsonNode value) throws IOException {
        if (value.isObject() && value.has("!")) {
            writeTyped(out, value.get("!").asText().charAt(0), value.get("v"));
        } else if (value.isNull()) {
            out.writeByte('V');
        } else if (value.isBoolean()) {
            out.writeByte('t');
            out.writeBoolean(value.asBoolean());
        } else if (value.isIntegralNumber()) {
            writeTyped(out, value.asLong() == (int) value.asLong() ? 'I' : 'l', value);
        } else if (value.isNumber()) {
            writeTyped(out, 'd', value);
        } else if (value.isTextual()) {
            writeLong(out, 'S', value.asText().getBytes(StandardCharsets.UTF_8));
        } else if (value.isArray()) {
            ByteArrayOutputStream inner = new ByteArrayOutputStream();
            DataOutputStream innerOut = new DataOutputStream(inner);
            for (JsonNode item : value) {
                writeValue(innerOut, item);
            }
            writeLong(out, 'A', inner.toByteArray());
        } else {
            out.writeByte('F');
            out.write(encodeTable(value));
        }
    }

    private static void writeTyped(DataOutputStream out, char type, JsonNode value) throws IOException {
        switch (type) {
            case 'x', 'S' -> {
                writeLong(out, type, HexFormat.of().parseHex(value.asText()));
                return;
            }
            default -> out.writeByte(type);
        }
        switch (type) {
            case 'b', 'B' -> out.writeByte(value.asInt());
            case 's', 'u' -> out.writeShort(value.asInt());
            case 'I', 'i' -> out.writeInt((int) value.asLong());
            case 'l', 'T' -> out.writeLong(value.asLong());
            case 'f' -> out.writeFloat((float) value.asDouble());
            case 'd' -> out.writeDouble(value.asDouble());
            case 'D' -> {
                out.writeByte(value.get(0).asInt());
                out.writeInt(value.get(1).asInt());
            }
            default -> throw new IllegalArgumentException("unknown type " + type);
        }
    }

    private static void writeLong(DataOutputStream out, char type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads a table with its length from the buffer. */
    static ObjectNode decodeTable(ByteBuffer in) {
        int end = in.getInt() + in.position();
        ObjectNode table = JSON.objectNode();
        while (in.position() < end) {
            String name = readShort(in);
            table.set(name, readValue(in));
        }
        return table;
    }

    static String readShort(ByteBuffer in) {
        byte[] bytes = new byte[in.get() & 0xFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static JsonNode readValue(ByteBuffer in) {
        char type = (char) in.get();
        return switch (type) {
            case 'b' -> typed(type, JSON.numberNode((int) in.get()));
            case 'B' -> typed(type, JSON.numberNode(in.get() & 0xFF));
            case 's' -> typed(type, JSON.numberNode((int) in.getShort()));
            case 'u' -> typed(type, JSON.numberNode(in.getShort() & 0xFFFF));
            case 'I' -> JSON.numberNode(in.getInt());
            case 'i' -> typed(type, JSON.numberNode(in.getInt() & 0xFFFFFFFFL));
            case 'l', 'T', 'L' -> typed(type, JSON.numberNode(in.getLong()));
            case 'f' -> typed(type, JSON.numberNode((double) in.getFloat()));
            case 'd' -> JSON.numberNode(in.getDouble());
            case 't' -> JSON.booleanNode(in.get() != 0);
            case 'V' -> JSON.nullNode();
            case 'D' -> typed(type, JSON.arrayNode().add(in.get() & 0xFF).add(in.getInt()));
            case 'S' -> text(bytes(in));
            case 'x' -> typed(type, JSON.textNode(HexFormat.of().formatHex(bytes(in))));
            case 'A' -> array(ByteBuffer.wrap(bytes(in)));
            case 'F' -> decodeTable(in);
            default -> throw new IllegalArgumentException("unknown table type " + type);
        };
    }

    private static ArrayNode array(ByteBuffer in) {
        ArrayNode values = JSON.arrayNode();
        while (in.hasRemaining()) {
            values.add(readValue(in));
        }
        return values;
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    private static JsonNode text(byte[] bytes) {
        try {
            return JSON.textNode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return typed('S', JSON.textNode(HexFormat.of().formatHex(bytes)));
        }
    }

    private static ObjectNode typed(char type, JsonNode value) {
        ObjectNode node = JSON.objectNode();
        node.put("!", String.valueOf(type));
        node.set("v", value);
        return node;
    }
}
