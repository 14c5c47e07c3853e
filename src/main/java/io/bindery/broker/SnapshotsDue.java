package io.bindery.broker;

import io.bindery.engine.BrokerEngine;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Knows when who looks is to be shown a snapshot: when something is new, and the last is long enough ago. For whoever has the {@link Turn}. */
final class SnapshotsDue {

    static final long NEVER = Long.MAX_VALUE;
    /** A window draws a frame in this time; more snapshots would never be seen. */
    private static final long SNAPSHOT_MILLIS = 16;
    /** A window looks for figures this seldom by itself; who has looked gets the next as soon as there is something new. */
    private static final long UNREAD_MILLIS = 100;

    private final BrokerEngine engine;
    private final BrokerClock clock;
    private final SnapshotSink snapshots;
    private final Supplier<StoreSnapshot> storeFigures;
    private final Alarms alarms;
    /** Somebody else was shown changes that the sink has not seen. */
    private boolean lookedAt;
    private boolean clockTurned;
    private long lastAt;
    private StoreSnapshot lastStoreFigures = StoreSnapshot.NONE;
    private String lastAlarm = "";

    SnapshotsDue(BrokerEngine engine, BrokerClock clock, SnapshotSink snapshots, Supplier<StoreSnapshot> storeFigures, Alarms alarms) {
        this.engine = engine;
        this.clock = clock;
        this.snapshots = snapshots;
        this.storeFigures = storeFigures;
        this.alarms = alarms;
    }

    /** Hands one on, if it is due. */
    void show() {
        if (nanosUntilDue() == 0) {
            lastAt = clock.wallNow();
            lastStoreFigures = storeFigures.get();
            lastAlarm = alarms.closedBecause();
            lookedAt = false;
            clockTurned = false;
            snapshots.accept(snapshot(lastStoreFigures).withAlarm(lastAlarm));
        }
    }

    /** As all was left, for who was looking, so that a restart can be compared with it. */
    void showTheEnd() {
        if (snapshots.wanted()) {
            snapshots.accept(snapshot(storeFigures.get()));
        }
    }

    /** 0 when one is due; {@link #NEVER} when nobody looks or nothing is new. */
    long nanosUntilDue() {
        if (!snapshots.wanted() || !engine.dirty() && !lookedAt && !clockTurned && storeFigures.get().equals(lastStoreFigures)
                && alarms.closedBecause().equals(lastAlarm)) {
            return NEVER;
        }
        long since = clock.wallNow() - lastAt;
        long apart = snapshots.lastIsRead() ? SNAPSHOT_MILLIS : UNREAD_MILLIS;
        return since < 0 || since >= apart ? 0 : TimeUnit.MILLISECONDS.toNanos(apart - since);
    }

    void clockTurned() {
        clockTurned = true;
    }

    /** For one who asks, beside the sink. */
    BrokerSnapshot now() {
        lookedAt |= engine.dirty();
        return snapshot(storeFigures.get()).withAlarm(alarms.closedBecause());
    }

    private BrokerSnapshot snapshot(StoreSnapshot figures) {
        return engine.snapshot(clock.now(), figures).withClock(clock.snapshot(engine::nextExpiryMillis));
    }
}
