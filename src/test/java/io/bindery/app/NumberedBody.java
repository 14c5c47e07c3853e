package io.bindery.app;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** The body of the message of a number: the same each time, of any size, so that one that is not whole is seen. */
final class NumberedBody {

    private static final int USUAL = 3000;
    private static final int LARGE = 120_000;
    private static final int BEYOND_A_CHUNK = 1_400_000;

    private NumberedBody() { }

    static byte[] of(long number) {
        Random random = new Random(number * 7919);
        int size = Long.BYTES + random.nextInt(number % 1500 == 0 ? BEYOND_A_CHUNK : number % 50 == 0 ? LARGE : USUAL);
        byte[] body = new byte[size];
        random.nextBytes(body);
        ByteBuffer.wrap(body).putLong(number);
        return body;
    }

    static long number(byte[] body) {
        long number = ByteBuffer.wrap(body).getLong();
        if (!Arrays.equals(body, of(number))) {
            throw new AssertionError("message " + number + " is not as it was sent");
        }
        return number;
    }
}
