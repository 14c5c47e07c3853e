package io.bindery.amqp.codec;

import io.bindery.model.FieldTable;
import io.bindery.model.MalformedTableException;
import io.bindery.model.ReplyCode;
import io.bindery.model.WireReader;
import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;

/** Reads a method's arguments in their order. Bits share an octet; anything else ends the octet. */
public final class Arguments {

    private final ByteBuf in;
    private final int end;
    private final int method;
    private int bits;
    private int bitsLeft;

    /** @param end index after the method frame's payload */
    public Arguments(ByteBuf in, int end, int method) {
        this.in = in;
        this.end = end;
        this.method = method;
    }

    public int octet() {
        need(1);
        bitsLeft = 0;
        return in.readUnsignedByte();
    }

    public int shortNumber() {
        need(2);
        bitsLeft = 0;
        return in.readUnsignedShort();
    }

    public long longNumber() {
        need(4);
        bitsLeft = 0;
        return in.readUnsignedInt();
    }

    public long longLong() {
        need(8);
        bitsLeft = 0;
        return in.readLong();
    }

    public boolean bit() {
        if (bitsLeft == 0) {
            need(1);
            bits = in.readUnsignedByte();
            bitsLeft = 8;
        }
        boolean set = (bits & 1) != 0;
        bits >>= 1;
        bitsLeft--;
        return set;
    }

    public String shortText() {
        return text(octet());
    }

    /** The bytes of a long string. */
    public byte[] longBytes() {
        long length = longNumber();
        need(length);
        byte[] bytes = new byte[(int) length];
        in.readBytes(bytes);
        return bytes;
    }

    public FieldTable table() {
        byte[] bytes = longBytes();
        if (bytes.length == 0) {
            return FieldTable.EMPTY;
        }
        byte[] framed = new byte[bytes.length + 4];
        framed[0] = (byte) (bytes.length >> 24);
        framed[1] = (byte) (bytes.length >> 16);
        framed[2] = (byte) (bytes.length >> 8);
        framed[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, framed, 4, bytes.length);
        try {
            return new WireReader(framed, 0, framed.length).table();
        } catch (MalformedTableException malformed) {
            throw new WireException(ReplyCode.SYNTAX_ERROR, malformed.getMessage(), MethodId.classOf(method), MethodId.methodOf(method));
        }
    }

    /** A short string that is often the same as before: the text known then is given again. */
    public String shortText(TextMemo memo) {
        int length = octet();
        need(length);
        String text = memo.recall(in, in.readerIndex(), length);
        in.skipBytes(length);
        return text;
    }

    private String text(int length) {
        need(length);
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        return WireText.decode(bytes);
    }

    private void need(long count) {
        if (end - in.readerIndex() < count) {
            throw new WireException(ReplyCode.SYNTAX_ERROR, "method frame ends before its arguments do",
                    MethodId.classOf(method), MethodId.methodOf(method));
        }
    }
}
