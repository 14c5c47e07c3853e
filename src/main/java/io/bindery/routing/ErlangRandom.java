package io.bindery.routing;

/**
 * Erlang's generator {@code exs1024} (Vigna's xorshift1024*), seeded by one number three times over, as RabbitMQ's
 * consistent-hash exchange steps from bucket to bucket with it.
 */
final class ErlangRandom {

    private static final int WORDS = 16;
    private static final int SEED_BITS = (1 << 21) - 1;

    private final long[] state = new long[WORDS];
    private int at;

    ErlangRandom(int seed) {
        long first = part(seed, 2_097_131) << 43 | part(seed, 2_097_133) << 22 | part(seed, 2_097_143) << 1 | 1;
        for (int i = WORDS - 1; i >= 0; i--) {
            first ^= first >>> 12;
            first ^= first << 25;
            first ^= first >>> 27;
            state[i] = first * 2_685_821_657_736_338_717L;
        }
    }

    private static long part(int seed, long factor) {
        return ((seed & SEED_BITS) + 1) * factor & SEED_BITS;
    }

    /** The next fraction of 1: all 64 bits, rounded as Erlang does, so that 1 itself is possible. */
    double next() {
        long one = state[at];
        at = (at + 1) % WORDS;
        long other = state[at];
        other ^= other << 31;
        other ^= other >>> 11;
        one ^= one >>> 30;
        state[at] = one ^ other;
        return unsigned(state[at] * 1_181_783_497_276_652_981L) * 0x1p-64;
    }

    /** The halved number keeps its lowest bit, so that it is rounded once. */
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }
}
