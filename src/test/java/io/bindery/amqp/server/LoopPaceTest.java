package io.bindery.amqp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients are played: what they have sent when the loop looks depends on how long it waited, and nothing else. */
class LoopPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** What a look takes that finds something, and the way to the client and back. */
    private static final long LOOK = 20_000;
    private static final long ROUND_TRIP = 60_000;

    private final LoopPace pace = new LoopPace();
    private final LoopPace.Flow flow = pace.newFlow();
    private long now = SECOND;
    private long looks;
    private long waits;
    private long commands;

    @Test void aTorrentIsGathered() {
        sendFor(SECOND, 100_000);

        assertThat(looks).isLessThan(12_000);
        assertThat(commands).isGreaterThan(95_000);
    }

    @Test void whoSendsAFewThousandASecondIsReadAtOnce() {
        sendFor(SECOND, 5_000);

        assertThat(waits).isZero();
    }

    @Test void manyWhoSendLittleEachAreReadAtOnce() {
        LoopPace.Flow[] flows = new LoopPace.Flow[50];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = pace.newFlow();
        }
        for (int i = 0; i < 50_000; i++) {
            look();
            flows[i % flows.length].heard(1);
            now += LOOK;
        }

        assertThat(waits).isZero();
    }

    @Test void whoWaitsForAnswersIsSeldomHeldUp() {
        answerFor(20 * SECOND, 10);

        assertThat(waits).isLessThan(looks / 20);
    }

    @Test void afterATorrentNobodyWaits() {
        sendFor(SECOND, 100_000);
        now += SECOND;
        look();
        waits = 0;
        sendFor(SECOND, 5_000);

        assertThat(waits).isLessThan(60);
    }

    @Test void whatComesInBatchesAlreadyIsReadAtOnce() {
        for (int i = 0; i < 10_000; i++) {
            look();
            flow.heard(200);
            now += 10 * LOOK;
        }

        assertThat(waits).isZero();
    }

    private long look() {
        long wait = pace.nanosToWait(now);
        waits += wait > 0 ? 1 : 0;
        looks++;
        now += wait;
        return wait;
    }

    /** A client that sends at this rate whatever happens. */
    private void sendFor(long nanos, int perSecond) {
        long end = now + nanos;
        long gap = SECOND / perSecond;
        long next = now + gap;
        while (now < end) {
            look();
            now = Math.max(now, next);
            int ready = (int) ((now - next) / gap) + 1;
            next += ready * gap;
            flow.heard(ready);
            commands += ready;
            now += LOOK;
        }
    }

    /** A client that sends the next {@code window} when it has the answers to the last. */
    private void answerFor(long nanos, int window) {
        long end = now + nanos;
        long sent = now + ROUND_TRIP;
        while (now < end) {
            look();
            now = Math.max(now, sent);
            flow.heard(window);
            now += LOOK;
            sent = now + ROUND_TRIP;
        }
    }
}
