package io.bindery.amqp.codec;

import io.bindery.model.FieldTable;
import io.bindery.model.WireText;
import io.bindery.model.WireWriter;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** Writes method frames: begin, arguments in their order, end. Bits share an octet. One thread. */
public final class MethodWriter {

    private final ByteBuf out;
    private final int sizeAt;
    private int bits;
    private int bitCount;

    private MethodWriter(ByteBuf out, int channel, int methodId) {
        this.out = out;
        out.writeByte(FrameType.METHOD);
        out.writeShort(channel);
        sizeAt = out.writerIndex();
        out.writeInt(0);
        out.writeInt(methodId);
    }

    public static MethodWriter begin(ByteBuf out, int channel, int methodId) {
        return new MethodWriter(out, channel, methodId);
    }

    /** A method without arguments. */
    public static void write(ByteBuf out, int channel, int methodId) {
        begin(out, channel, methodId).end();
    }

    public MethodWriter octet(int value) {
        flushBits();
        out.writeByte(value);
        return this;
    }

    public MethodWriter shortNumber(int value) {
        flushBits();
        out.writeShort(value);
        return this;
    }

    public MethodWriter longNumber(long value) {
        flushBits();
        out.writeInt((int) value);
        return this;
    }

    public MethodWriter longLong(long value) {
        flushBits();
        out.writeLong(value);
        return this;
    }

    public MethodWriter bit(boolean value) {
        bits |= (value ? 1 : 0) << bitCount++;
        return this;
    }

    public MethodWriter shortText(String text) {
        flushBits();
        writeShortText(out, text);
        return this;
    }

    public MethodWriter longText(String text) {
        flushBits();
        byte[] bytes = WireText.encode(text);
        out.writeInt(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    public MethodWriter table(FieldTable table) {
        flushBits();
        WireWriter writer = new WireWriter(new ByteArrayOutputStream());
        writer.table(table);
        out.writeBytes(writer.toByteArray());
        return this;
    }

    public void end() {
        flushBits();
        out.setInt(sizeAt, out.writerIndex() - sizeAt - 4);
        out.writeByte(FrameType.END);
    }

    private void flushBits() {
        if (bitCount > 0) {
            out.writeByte(bits);
            bits = 0;
            bitCount = 0;
        }
    }

    /** @throws IllegalArgumentException over 255 bytes */
    static void writeShortText(ByteBuf out, String text) {
        int length = text.length();
        int at = out.writerIndex();
        out.ensureWritable(length + 1);
        out.writeByte(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                out.writerIndex(at);
                writeBeyondAscii(out, text);
                return;
            }
            out.writeByte(c);
        }
        if (length > 255) {
            throw new IllegalArgumentException("short string of " + length + " bytes: 255 is the most");
        }
    }

    private static void writeBeyondAscii(ByteBuf out, String text) {
        byte[] bytes = WireText.encode(text);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("short string of " + bytes.length + " bytes: 255 is the most");
        }
        out.writeByte(bytes.length);
        out.writeBytes(bytes);
    }
}
