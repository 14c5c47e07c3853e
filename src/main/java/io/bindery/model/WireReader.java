package io.bindery.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads AMQP's basic types from bytes, never past their end. Not for sharing between threads. */
public final class WireReader {

    /** Deeper nesting than anybody means; it bounds the stack a hostile table can use. */
    private static final int MAX_DEPTH = 128;

    private final byte[] bytes;
    private int at;
    private int end;
    private int depth;

    public WireReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public int remaining() {
        return end - at;
    }

    public int uint8() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public int uint16() {
        need(2);
        return (uint8() << 8) | uint8();
    }

    public int int32() {
        need(4);
        return (uint16() << 16) | uint16();
    }

    public long int64() {
        need(8);
        return ((long) int32() << 32) | (int32() & 0xFFFFFFFFL);
    }

    public String shortText() {
        int length = uint8();
        return text(length);
    }

    public String longText() {
        return text(length32());
    }

    public byte[] bytes(int length) {
        need(length);
        byte[] copy = java.util.Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return copy;
    }

    /** A field table with its four bytes of length. Of two entries of one name the first counts, as for RabbitMQ. */
    public FieldTable table() {
        int outerEnd = enter();
        Map<String, FieldValue> entries = new LinkedHashMap<>();
        while (at < end) {
            String name = shortText();
            entries.putIfAbsent(name, value());
        }
        leave(outerEnd);
        return FieldTable.of(entries);
    }

    /** Walks over a field table without making anything of it: for bytes that only have to be right. */
    public void skipTable() {
        int outerEnd = enter();
        while (at < end) {
            skip(uint8());
            skipValue();
        }
        leave(outerEnd);
    }

    private void skipValue() {
        int tag = uint8();
        switch (tag) {
            case 'V' -> { }
            case 't', 'b', 'B' -> skip(1);
            case 's', 'u' -> skip(2);
            case 'I', 'i', 'f' -> skip(4);
            case 'D' -> skip(5);
            case 'l', 'L', 'd', 'T' -> skip(8);
            case 'S', 'x' -> skip(length32());
            case 'F' -> skipTable();
            case 'A' -> skipArray();
            default -> throw new MalformedTableException("unknown field type 0x" + Integer.toHexString(tag));
        }
    }

    private void skipArray() {
        int outerEnd = enter();
        while (at < end) {
            skipValue();
        }
        leave(outerEnd);
    }

    void skip(int count) {
        need(count);
        at += count;
    }

    private List<FieldValue> array() {
        int outerEnd = enter();
        List<FieldValue> values = new ArrayList<>();
        while (at < end) {
            values.add(value());
        }
        leave(outerEnd);
        return values;
    }

    private int enter() {
        if (++depth > MAX_DEPTH) {
            throw new MalformedTableException("tables nested deeper than " + MAX_DEPTH);
        }
        int length = length32();
        need(length);
        int outerEnd = end;
        end = at + length;
        return outerEnd;
    }

    private void leave(int outerEnd) {
        end = outerEnd;
        depth--;
    }

    private FieldValue value() {
        int tag = uint8();
        return switch (tag) {
            case 't' -> new FieldValue.Bool(uint8() != 0);
            case 'b' -> new FieldValue.Int8((byte) uint8());
            case 'B' -> new FieldValue.UInt8((short) uint8());
            case 's' -> new FieldValue.Int16((short) uint16());
            case 'u' -> new FieldValue.UInt16(uint16());
            case 'I' -> new FieldValue.Int32(int32());
            case 'i' -> new FieldValue.UInt32(int32() & 0xFFFFFFFFL);
            case 'l', 'L' -> new FieldValue.Int64(int64());
            case 'f' -> new FieldValue.Float32(Float.intBitsToFloat(int32()));
            case 'd' -> new FieldValue.Float64(Double.longBitsToDouble(int64()));
            case 'D' -> new FieldValue.Decimal(uint8(), int32() & 0xFFFFFFFFL);
            case 'S' -> new FieldValue.Text(longText());
            case 'T' -> new FieldValue.Timestamp(int64());
            case 'A' -> new FieldValue.Array(array());
            case 'F' -> new FieldValue.Table(table());
            case 'V' -> new FieldValue.Void();
            case 'x' -> new FieldValue.Bytes(bytes(length32()));
            default -> throw new MalformedTableException("unknown field type 0x" + Integer.toHexString(tag));
        };
    }

    private String text(int length) {
        need(length);
        String text = WireText.decode(bytes, at, length);
        at += length;
        return text;
    }

    private int length32() {
        int length = int32();
        if (length < 0) {
            throw new MalformedTableException("length beyond what a frame can hold");
        }
        return length;
    }

    private void need(int count) {
        if (end - at < count) {
            throw new MalformedTableException("needs " + count + " bytes, " + (end - at) + " are left");
        }
    }
}
