package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Erlang's {@code phash2}, for the terms a consistent-hash exchange can meet: so a key falls on the same queue here as
 * in RabbitMQ; and for bindings' arguments, by whose hash the management interface names them. The constants and the mixing (Bob Jenkins, 1996) are fixed by Erlang's promise that the hash never changes.
 */
public final class ErlangHash {

    private static final int GOLDEN = 0x9E3779B9;
    private static final int ATOM = 3 * GOLDEN;
    private static final int NIL = 2 * GOLDEN;
    private static final int TUPLE = 9 * GOLDEN;
    private static final int NEGATIVE = 10 * GOLDEN;
    private static final int POSITIVE = 11 * GOLDEN;
    private static final int FLOAT = 12 * GOLDEN;
    private static final int BINARY = 13 * GOLDEN;
    private static final int NIL_ALONE = (int) 3_468_870_702L;
    private static final int NIL_TAG = 2;
    private static final int BLOCK = 12;
    private static final int[][] ROUNDS = {{13, 8, 13}, {12, 16, 5}, {3, 10, 15}};
    private static final int BITS = (1 << 27) - 1;

    private int hash;

    private ErlangHash() { }

    /** Of a text as the bytes it came in. */
    static int of(String text) {
        ErlangHash hash = new ErlangHash();
        hash.binary(WireText.encode(text));
        return hash.hash & BITS;
    }

    /** Of what Erlang holds for a header or property that is not there. */
    static int ofNothing() {
        ErlangHash hash = new ErlangHash();
        hash.atom("undefined");
        return hash.hash & BITS;
    }

    /** Of a header as RabbitMQ looks it up: with its type. */
    static int of(FieldValue value) {
        ErlangHash hash = new ErlangHash();
        hash.tuple(2);
        hash.typed(value);
        return hash.hash & BITS;
    }

    /** Of a binding's arguments, by name, in all 32 bits. */
    public static int ofArguments(FieldTable sorted) {
        ErlangHash hash = new ErlangHash();
        hash.table(sorted);
        return hash.hash;
    }

    private void typed(FieldValue value) {
        atom(value.typeName());
        value(value);
    }

    private void value(FieldValue value) {
        OptionalLong whole = ErlangTerm.whole(value);
        if (whole.isPresent()) {
            integer(whole.getAsLong());
        } else if (value instanceof FieldValue.Text text) {
            binary(WireText.encode(text.value()));
        } else if (value instanceof FieldValue.Bytes bytes) {
            binary(bytes.value());
        } else if (value instanceof FieldValue.Bool bool) {
            atom(String.valueOf(bool.value()));
        } else if (value instanceof FieldValue.Float64 number) {
            floating(number.value());
        } else if (value instanceof FieldValue.Float32 number) {
            floating(number.value());
        } else if (value instanceof FieldValue.Decimal decimal) {
            tuple(2);
            integer(decimal.scale());
            integer(decimal.unscaled());
        } else if (value instanceof FieldValue.Array array) {
            array(array.values());
        } else if (value instanceof FieldValue.Table table) {
            table(table.value());
        } else {
            atom("undefined");
        }
    }

    private void array(List<FieldValue> values) {
        for (FieldValue element : values) {
            tuple(2);
            typed(element);
        }
        nil();
    }

    private void table(FieldTable table) {
        for (Map.Entry<String, FieldValue> entry : table.entries().entrySet()) {
            tuple(3);
            binary(WireText.encode(entry.getKey()));
            typed(entry.getValue());
        }
        nil();
    }

    private void atom(String name) {
        int value = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            value = (value << 4) + letter;
            int high = value & 0xF0000000;
            value ^= high >>> 24 ^ high;
        }
        if (hash == 0) {
            hash = value;
        } else {
            mix(ATOM + value, ATOM);
        }
    }

    private void nil() {
        if (hash == 0) {
            hash = NIL_ALONE;
        } else {
            mix(NIL + NIL_TAG, NIL);
        }
    }

    private void tuple(int arity) {
        mix(TUPLE + arity, TUPLE);
    }

    private void integer(long number) {
        if (number >= -(1L << 27) && number < 1L << 27) {
            if (number < 0) {
                mix(GOLDEN - (int) number, GOLDEN);
            }
            mix(GOLDEN + (int) number, GOLDEN);
        } else {
            int constant = number < 0 ? NEGATIVE : POSITIVE;
            long size = Math.abs(number);
            mix(constant + (int) size, constant + (int) (size >>> 32));
        }
    }

    private void floating(double number) {
        long bits = number == 0 ? 0 : Double.doubleToRawLongBits(number);
        mix(FLOAT + (int) (bits >>> 32), FLOAT + (int) bits);
    }

    private void binary(byte[] bytes) {
        hash += BINARY;
        if (bytes.length == 0) {
            return;
        }
        int[] state = {GOLDEN, GOLDEN, hash};
        int at = 0;
        for (; bytes.length - at >= BLOCK; at += BLOCK) {
            state[0] += word(bytes, at, 4);
            state[1] += word(bytes, at + 4, 4);
            state[2] += word(bytes, at + 8, 4);
            mix(state);
        }
        int left = bytes.length - at;
        state[0] += word(bytes, at, Math.min(4, left));
        state[1] += word(bytes, at + 4, Math.min(4, left - 4));
        state[2] += (word(bytes, at + 8, left - 8) << 8) + bytes.length;
        mix(state);
        hash = state[2];
    }

    /** Up to four bytes, the first lowest. */
    private static int word(byte[] bytes, int from, int count) {
        int word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 0xFF) << 8 * i;
        }
        return word;
    }

    private void mix(int a, int b) {
        int[] state = {a, b, hash};
        mix(state);
        hash = state[2];
    }

    private static void mix(int[] state) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        for (int[] shifts : ROUNDS) {
            a = a - b - c ^ c >>> shifts[0];
            b = b - c - a ^ a << shifts[1];
            c = c - a - b ^ b >>> shifts[2];
        }
        state[0] = a;
        state[1] = b;
        state[2] = c;
    }
}
