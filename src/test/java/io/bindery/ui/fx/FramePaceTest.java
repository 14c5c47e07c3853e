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

    @Test void whileThereIsMuchToDoDrawingTakesATwentiethOfTheMachine() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(12));
        pace.strain(true);

        int frames = framesInASecond();

        assertThat(frames * 12).isBetween(70, 100);
    }

    @Test void dearFramesStillComeFourTimesASecond() {
        pace.cost(TimeUnit.MILLISECONDS.toNanos(300));
        pace.strain(true);

        assertThat(framesInASecond()).isBetween(3, 5);
    }

    @Test void cheapFramesNeedNotBeSpared() {
        pace.cost(TimeUnit.MICROSECONDS.toNanos(800));
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

    private int framesInASecond() {
        int frames = 0;
        for (int pulse = 0; pulse < 60; pulse++) {
            now += PULSE;
            frames += pace.due(now) ? 1 : 0;
        }
        return frames;
    }
}
