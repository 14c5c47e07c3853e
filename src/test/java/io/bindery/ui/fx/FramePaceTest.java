package io.bindery.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pulses of a screen with sixty a second, on a machine of two processors, for a second. */
class FramePaceTest {

    private static final long PULSE = TimeUnit.SECONDS.toNanos(1) / 60;

    private final FramePace pace = new FramePace(2);
    private long now;

    @Test void everyPulseIsAFrameWhileThereIsLittleToDo() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(12));

        assertThat(framesInASecond()).isEqualTo(60);
    }

    @Test void whileThereIsMuchToDoDrawingTakesAHundredthOfTheMachine() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(2));
        pace.strain(true);

        int frames = framesInASecond();

        assertThat(frames * 2).isBetween(14, 20);
    }

    @Test void dearFramesStillComeFourTimesASecond() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(300));
        pace.strain(true);

        assertThat(framesInASecond()).isBetween(3, 5);
    }

    @Test void cheapFramesNeedNotBeSpared() {
        pace.cost(TimeUnit.MICROSECONDS.toNanos(300));
        pace.strain(true);

        assertThat(framesInASecond()).isEqualTo(60);
    }

    @Test void aHandOnTheMouseIsFollowed() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(12));
        pace.strain(true);
        framesInASecond();
        pace.hurry(now);

        assertThat(pace.due(now)).isTrue();
        assertThat(pace.due(now + PULSE)).isTrue();
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(framesInASecond()).isLessThan(10);
    }

    @Test void dearLooksTakeATwentiethOfAProcessorButComeTwiceASecond() {
        pace.looked(TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(looksInASecond()).isBetween(5, 6);

        pace.looked(TimeUnit.SECONDS.toNanos(3));
        assertThat(looksInASecond()).isBetween(2, 3);
    }

    @Test void whoHasAHandOnTheWindowSeesWhatItDidSoonerButNotAtEveryPulse() {
        pace.looked(TimeUnit.MILLISECONDS.toNanos(100));
        looksInASecond();
        pace.hurry(now);

        assertThat(looksIn(TimeUnit.MILLISECONDS.toNanos(400))).isBetween(2, 3);
    }

    @Test void cheapLooksComeTenTimesASecondAndAtEveryPulseUnderAHand() {
        assertThat(looksInASecond()).isBetween(9, 11);
        pace.hurry(now);
        assertThat(looksIn(PULSE * 12)).isEqualTo(12);
    }

    private int looksInASecond() {
        return looksIn(TimeUnit.SECONDS.toNanos(1));
    }

    private int looksIn(long nanos) {
        int looks = 0;
        for (long end = now + nanos - PULSE / 2; now < end; now += PULSE) {
            looks += pace.lookDue(now) ? 1 : 0;
        }
        return looks;
    }

    @Test void whatTheProcessorHasToDrawIsDrawnThirtyTimesASecond() {
        FramePace software = new FramePace(2, true);
        software.cost(TimeUnit.MILLISECONDS.toNanos(3));

        assertThat(framesInASecond(software)).isEqualTo(30);
        software.cost(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(framesInASecond(software)).isEqualTo(60);
    }

    @Test void whileThereIsMuchToDoWhatTheProcessorHasToDrawIsDrawnOnceASecond() {
        FramePace software = new FramePace(2, true);
        software.cost(TimeUnit.MILLISECONDS.toNanos(300));
        software.strain(true);

        assertThat(framesInASecond(software)).isEqualTo(1);
    }

    @Test void whileNothingMovesFramesOnlyLookForFigures() {
        pace.still(true);

        assertThat(framesInASecond()).isEqualTo(10);
        pace.still(false);
        assertThat(framesInASecond()).isEqualTo(60);
    }

    @Test void howLongNoPulseWillBeAFrameIsKnownBefore() {
        pace.still(true);
        assertThat(pace.due(now)).isTrue();

        assertThat(pace.untilDue(now)).isGreaterThan(4 * PULSE);
        assertThat(pace.untilDue(now + pace.untilDue(now))).isZero();
        pace.hurry(now);
        assertThat(pace.untilDue(now)).isZero();
    }

    @Test void aMinimisedWindowIsAskedFourTimesASecond() {
        pace.unseen(true);

        assertThat(framesInASecond()).isBetween(3, 5);
    }

    @Test void figuresAreLookedAtTenTimesASecondAndWithEveryFrameForAHandOnTheMouse() {
        assertThat(looksInASecond()).isEqualTo(10);
        pace.hurry(now);
        assertThat(looksInASecond()).isBetween(24 + 5, 24 + 8);
    }

    private int framesInASecond() {
        return framesInASecond(pace);
    }

    private int framesInASecond(FramePace pace) {
        int frames = 0;
        for (int pulse = 0; pulse < 60; pulse++) {
            now += PULSE;
            frames += pace.due(now) ? 1 : 0;
        }
        return frames;
    }
}
