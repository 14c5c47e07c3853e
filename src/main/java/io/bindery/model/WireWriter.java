package io.bindery.model;

import java.io.ByteArrayOutputStream;

/** Writes AMQP's basic types. Not for sharing between threads. */
public final class WireWriter {

    private final ByteArrayOutputStream out;

    public WireWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    public void int8(int value) {
        out.write(value);
    }

    public void int16(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    public void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    public void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    /** @throws IllegalArgumentException when the text is over 255 bytes */
    public void shortText(String text) {
        byte[] bytes = WireText.encode(text);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("short string of " + bytes.length + " bytes: 255 is the most");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    public void longText(String text) {
        bytes(WireText.encode(text));
    }

    /** A field table with its four bytes of length. */
    public void table(FieldTable table) {
        WireWriter inner = new WireWriter(new ByteArrayOutputStream());
        table.entries().forEach((name, value) -> {
            inner.shortText(name);
            inner.value(value);
        });
        bytes(inner.toByteArray());
    }

    private void bytes(byte[] bytes) {
        int32(bytes.length);
        out.writeBytes(bytes);
    }

    private void value(FieldValue value) {
        if (value instanceof FieldValue.Bool v) {
            tagged('t').int8(v.value() ? 1 : 0);
        } else if (value instanceof FieldValue.Int8 v) {
            tagged('b').int8(v.value());
        } else if (value instanceof FieldValue.UInt8 v) {
            tagged('B').int8(v.value());
        } else if (value instanceof FieldValue.Int16 v) {
            tagged('s').int16(v.value());
        } else if (value instanceof FieldValue.UInt16 v) {
            tagged('u').int16(v.value());
        } else if (value instanceof FieldValue.Int32 v) {
            tagged('I').int32(v.value());
        } else if (value instanceof FieldValue.UInt32 v) {
            tagged('i').int32((int) v.value());
        } else if (value instanceof FieldValue.Int64 v) {
            tagged('l').int64(v.value());
        } else if (value instanceof FieldValue.Float32 v) {
            tagged('f').int32(Float.floatToRawIntBits(v.value()));
        } else if (value instanceof FieldValue.Float64 v) {
            tagged('d').int64(Double.doubleToRawLongBits(v.value()));
        } else if (value instanceof FieldValue.Decimal v) {
            tagged('D').int8(v.scale());
            int32((int) v.unscaled());
        } else if (value instanceof FieldValue.Text v) {
            tagged('S').longText(v.value());
        } else if (value instanceof FieldValue.Timestamp v) {
            tagged('T').int64(v.epochSeconds());
        } else if (value instanceof FieldValue.Array v) {
            tagged('A').array(v);
        } else if (value instanceof FieldValue.Table v) {
            tagged('F').table(v.value());
        } else if (value instanceof FieldValue.Bytes v) {
            tagged('x').bytes(v.value());
        } else {
            tagged('V');
        }
    }

    private void array(FieldValue.Array array) {
        WireWriter inner = new WireWriter(new ByteArrayOutputStream());
        array.values().forEach(inner::value);
        bytes(inner.toByteArray());
    }

    private WireWriter tagged(char tag) {
        out.write(tag);
        return this;
    }
}
