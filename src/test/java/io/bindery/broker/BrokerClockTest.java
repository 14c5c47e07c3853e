package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A broker's time never goes back, whatever the wall clock and its person do. */
class BrokerClockTest {

    private final AtomicLong wall = new AtomicLong(1_000);
    private final BrokerClock clock = new BrokerClock(wall::get);

    @Test void realTimeIsTheWallClocks() {
        assertThat(clock.read()).isEqualTo(1_000);
        wall.set(1_250);
        assertThat(clock.read()).isEqualTo(1_250);
    }

    @Test void aWallClockThatGoesBackDoesNotBringItBack() {
        wall.set(900);
        assertThat(clock.read()).isEqualTo(1_000);
    }

    @Test void heldTimeStandsStill() {
        clock.hold();
        wall.set(5_000);
        assertThat(clock.read()).isEqualTo(1_000);
        assertThat(clock.millisUntil(1_001)).isEqualTo(Long.MAX_VALUE);
    }

    @Test void resumedTimeGoesOnFromWhereItStood() {
        clock.hold();
        wall.set(5_000);
        clock.read();
        clock.resume();
        assertThat(clock.read()).isEqualTo(1_000);
        wall.set(5_010);
        assertThat(clock.read()).isEqualTo(1_010);
        assertThat(clock.millisUntil(1_050)).isEqualTo(40);
    }

    @Test void steppedTimeStaysAhead() {
        clock.hold();
        clock.stepTo(9_000);
        clock.resume();
        wall.set(1_001);
        assertThat(clock.read()).isEqualTo(9_001);
    }

    @Test void aStepOfRunningTimeIsASkip() {
        clock.stepTo(2_000);
        wall.set(1_005);
        assertThat(clock.read()).isEqualTo(2_005);
        assertThat(clock.snapshot(() -> 0).aheadMillis()).isEqualTo(1_000);
    }

    @Test void aStepToThePastChangesNothing() {
        clock.stepTo(10);
        assertThat(clock.read()).isEqualTo(1_000);
    }

    @Test void itCanBeginHeldAtAnyInstant() {
        assertThat(BrokerClock.heldAt(Instant.ofEpochMilli(42)).read()).isEqualTo(42);
    }
}
