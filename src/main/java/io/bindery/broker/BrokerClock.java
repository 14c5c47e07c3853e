package io.bindery.broker;

import io.bindery.model.BrokerSnapshot.ClockSnapshot;
import io.bindery.model.BrokerTime;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * A broker's time: the wall clock, unless a person holds it still and steps it. It never goes back: what was stepped
 * stays ahead of the wall clock, and what was held stays behind it. Owned by the engine thread of the broker that runs
 * with it; the next broker that starts with it goes on from there.
 */
public final class BrokerClock {

    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier wall;
    private long wallNow;
    private long ahead;
    private long now;
    private boolean held;

    BrokerClock(LongSupplier wall) {
        this.wall = wall;
        read();
    }

    /** Goes as the wall clock does. */
    public static BrokerClock real() {
        return new BrokerClock(System::currentTimeMillis);
    }

    /** Stands still at this instant until it is stepped: for tests and lessons. */
    public static BrokerClock heldAt(Instant instant) {
        BrokerClock clock = new BrokerClock(System::currentTimeMillis);
        clock.held = true;
        clock.now = instant.toEpochMilli();
        return clock;
    }

    /** Reads the wall clock, once per batch, and returns the broker's time; a wall clock that goes back does not bring it back. */
    long read() {
        wallNow = wall.getAsLong();
        if (!held) {
            now = Math.max(now, wallNow + ahead);
        }
        return now;
    }

    long now() {
        return now;
    }

    /** For what happens in the room and not in the broker: how often a window is shown something. */
    long wallNow() {
        return wallNow;
    }

    void hold() {
        held = true;
    }

    void resume() {
        if (held) {
            held = false;
            ahead = now - wallNow;
        }
    }

    void stepTo(long instant) {
        now = Math.max(now, instant);
        if (!held) {
            ahead = now - wallNow;
        }
    }

    /** How long until the wall clock brings this instant; for ever while time is held. */
    long millisUntil(long instant) {
        return held || instant == NEVER ? NEVER : Math.max(0, instant - ahead - wall.getAsLong());
    }

    BrokerTime time() {
        return new BrokerTime(now, held);
    }

    /** @param nextExpiry asked only while time is held: it may take long to find */
    ClockSnapshot snapshot(LongSupplier nextExpiry) {
        if (!held) {
            return ahead == 0 ? ClockSnapshot.REAL : new ClockSnapshot(false, ahead, 0);
        }
        long next = nextExpiry.getAsLong();
        return new ClockSnapshot(true, now - wallNow, next == NEVER ? 0 : next);
    }
}
