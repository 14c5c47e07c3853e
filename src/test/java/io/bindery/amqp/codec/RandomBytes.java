package io.bindery.amqp.codec;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Methods, tables and damage by seed. */
final class RandomBytes {

    private final Random random;

    RandomBytes(long seed) {
        random = new Random(seed);
    }

    /** One argument: how it is written and how it is read again. */
    record Argument(char type, Object value) { }

    int number(int bound) {
        return random.nextInt(bound);
    }

    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            arguments.add(argument("ohilbstx".charAt(random.nextInt(8))));
        }
        return arguments;
    }

    private Argument argument(char type) {
        return new Argument(type, switch (type) {
            case 'o' -> random.nextInt(256);
            case 'h' -> random.nextInt(65_536);
            case 'i' -> random.nextLong() & 0xFFFF_FFFFL;
            case 'l' -> random.nextLong();
            case 'b' -> random.nextBoolean();
            case 's', 'x' -> text(random.nextInt(60));
            default -> table(3);
        });
    }

    FieldTable table(int depth) {
        FieldTable table = FieldTable.EMPTY;
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            table = table.with("k" + i, value(depth));
        }
        return table;
    }

    private FieldValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> new FieldValue.Bool(random.nextBoolean());
            case 1 -> new FieldValue.Int8((byte) random.nextInt());
            case 2 -> new FieldValue.Int16((short) random.nextInt());
            case 3 -> new FieldValue.Int32(random.nextInt());
            case 4 -> new FieldValue.Int64(random.nextLong());
            case 5 -> new FieldValue.Float64(random.nextDouble());
            case 6 -> new FieldValue.Timestamp(random.nextLong());
            case 7 -> new FieldValue.Text(text(random.nextInt(40)));
            case 8 -> new FieldValue.Table(table(depth - 1));
            default -> new FieldValue.Array(List.of(value(depth - 1), value(depth - 1)));
        };
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(8) == 0 ? "é語".charAt(random.nextInt(2)) : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** The bytes with something wrong: some changed, some cut off the end, or some put between. */
    ByteBuf damaged(ByteBuf whole) {
        byte[] bytes = new byte[whole.readableBytes()];
        whole.getBytes(whole.readerIndex(), bytes);
        ByteBuf out = Unpooled.buffer();
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                out.writeBytes(bytes);
            }
            case 1 -> out.writeBytes(bytes, 0, random.nextInt(bytes.length));
            default -> {
                int at = random.nextInt(bytes.length);
                out.writeBytes(bytes, 0, at).writeBytes(noise(1 + random.nextInt(9))).writeBytes(bytes, at, bytes.length - at);
            }
        }
        return out;
    }
}
