package io.bindery.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bad input of good, by seed: bytes and numbers changed, parts left out, doubled, swapped or taken from another. */
final class Mutations {

    private static final int[] TELLING = {0, 1, 2, 4, 127, 128, 255, 256, 65_535, 65_536, 131_072, Integer.MAX_VALUE, Integer.MIN_VALUE, -1};
    private static final int MOST_BYTES = 1 << 13;

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    byte[] of(List<byte[]> corpus) {
        byte[] bytes = corpus.get(random.nextInt(corpus.size())).clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes = one(bytes, corpus);
        }
        return bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
    }

    private byte[] one(byte[] bytes, List<byte[]> corpus) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        return switch (random.nextInt(8)) {
            case 0 -> changed(bytes, at, (byte) random.nextInt());
            case 1 -> changed(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 2 -> number(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> Greeting.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 5 -> Greeting.join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            case 6 -> Greeting.join(bytes, other);
            default -> Greeting.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
        };
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] number(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        }
        return bytes;
    }
}
