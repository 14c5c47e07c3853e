package io.bindery.amqp.codec;

import io.bindery.model.FieldTable;
import io.bindery.model.MalformedTableException;
import io.bindery.model.ReplyCode;
import io.bindery.model.WireReader;
import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;

/**
 * Reads a method's arguments in their order, and nothing but them: {@link #end} says they were all. Bits share an octet;
 * anything else ends the octet.
 */
public final class Arguments {

    /** More octets than a reply text has room for. */
    private static final int SHOWN = 128;

    private final ByteBuf in;
    private final int start;
    private final int end;
    private final int method;
    private int bits;
    private int bitsLeft;

    /** @param end index after the method frame's payload */
    public Arguments(ByteBuf in, int end, int method) {
        this.in = in;
        this.start = in.readerIndex();
        this.end = end;
        this.method = method;
    }

    public int octet() {
        need(1);
        return in.readUnsignedByte();
    }

    public int shortNumber() {
        need(2);
        return in.readUnsignedShort();
    }

    public long longNumber() {
        need(4);
        return in.readUnsignedInt();
    }

    public long longLong() {
        need(8);
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

    /** A short string that must be UTF-8, as all are but those of basic.publish. */
    public String shortText() {
        byte[] bytes = new byte[octet()];
        need(bytes.length);
        in.readBytes(bytes);
        if (!WireText.isUtf8(bytes)) {
            throw new WireException(ReplyCode.FRAME_ERROR, "Malformed UTF-8 in shortstr");
        }
        return WireText.decode(bytes);
    }

    /** A short string of any bytes that is often the same as before: the text known then is given again. */
    public String anyShortText(TextMemo memo) {
        int length = octet();
        need(length);
        String text = memo.recall(in, in.readerIndex(), length);
        in.skipBytes(length);
        return text;
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
        long length = longNumber();
        need(length);
        if (length == 0) {
            return FieldTable.EMPTY;
        }
        byte[] framed = new byte[(int) length + 4];
        in.getBytes(in.readerIndex() - 4, framed);
        in.skipBytes((int) length);
        try {
            return new WireReader(framed, 0, framed.length).table();
        } catch (MalformedTableException malformed) {
            throw new UnanswerableException("a field table in " + MethodId.text(method) + ": " + malformed.getMessage());
        }
    }

    /** To be called after the last argument. */
    public void end() {
        if (in.readerIndex() != end) {
            throw undecodable();
        }
    }

    private void need(long count) {
        bitsLeft = 0;
        if (end - in.readerIndex() < count) {
            throw undecodable();
        }
    }

    private WireException undecodable() {
        byte[] all = new byte[Math.min(SHOWN, end - start)];
        in.getBytes(start, all);
        return new WireException(ReplyCode.FRAME_ERROR, "cannot decode " + ErlangBytes.numbers(all),
                MethodId.classOf(method), MethodId.methodOf(method));
    }
}
