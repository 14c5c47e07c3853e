package io.bindery.amqp.codec;

import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;

/**
 * Short strings seen lately, by their bytes: a publisher's exchange and routing keys come again and again, and making
 * each anew is most of what decoding a publish costs. One thread.
 */
public final class TextMemo {

    private static final int SLOTS = 1024;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    String recall(ByteBuf in, int from, int length) {
        if (length == 0) {
            return "";
        }
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + in.getByte(from + i);
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        byte[] known = bytes[slot];
        if (known != null && known.length == length && same(known, in, from)) {
            return texts[slot];
        }
        byte[] fresh = new byte[length];
        in.getBytes(from, fresh);
        bytes[slot] = fresh;
        texts[slot] = WireText.decode(fresh);
        return texts[slot];
    }

    private static boolean same(byte[] known, ByteBuf in, int from) {
        for (int i = 0; i < known.length; i++) {
            if (known[i] != in.getByte(from + i)) {
                return false;
            }
        }
        return true;
    }
}
