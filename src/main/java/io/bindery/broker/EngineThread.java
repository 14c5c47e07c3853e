package io.bindery.broker;

import io.bindery.engine.BrokerEngine;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.ReplyCode;
import io.bindery.model.Settings;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the engine and its clock: takes a batch, reads the clock once, applies it, lets everything out,
 * and hands on a snapshot when one is due.
 */
final class EngineThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
    /** A window draws a frame in this time; more snapshots would never be seen. */
    private static final long SNAPSHOT_MILLIS = 16;
    /** So that timers, answers and snapshots get their turn under any load. */
    private static final int MOST_COMMANDS_A_BATCH = 4096;
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final BrokerEngine engine;
    private final Mailbox mailbox;
    private final BrokerClock clock;
    private final SnapshotSink snapshots;
    private final Supplier<StoreSnapshot> storeFigures;
    private final Alarms alarms;
    /** Somebody else was shown changes that the sink has not seen. */
    private boolean lookedAt;
    private final MemoryWatch memory;
    private volatile boolean stopping;
    private volatile boolean abandoned;
    private long now;
    private long lastSnapshotAt;
    private boolean clockTurned;
    private StoreSnapshot lastStoreFigures = StoreSnapshot.NONE;
    private String lastAlarm = "";

    EngineThread(BrokerEngine engine, Mailbox mailbox, BrokerClock clock, SnapshotSink snapshots,
                 Supplier<StoreSnapshot> storeFigures, Alarms alarms, MemoryWatch memory) {
        super("engine");
        this.engine = engine;
        this.mailbox = mailbox;
        this.clock = clock;
        this.snapshots = snapshots;
        this.storeFigures = storeFigures;
        this.alarms = alarms;
        this.memory = memory;
        setDaemon(true);
    }

    @Override public void run() {
        work();
        if (snapshots.wanted()) {
            snapshots.accept(snapshot(storeFigures.get()));
        }
    }

    /** Until it is told to end; what it leaves is then shown once more, so that a restart can be compared with it. */
    private void work() {
        while (!abandoned) {
            now = clock.read();
            int applied = applyBatch();
            if (engine.nextDeadlineMillis() <= now) {
                engine.advance(now);
                applied++;
            }
            if (applied > 0) {
                engine.endBatch();
                memory.look(engine.heldBytes());
            }
            mailbox.letIn();
            long untilSnapshot = snapshotIfDue();
            if (applied == 0) {
                if (stopping) {
                    return;
                }
                rest(untilSnapshot);
            }
        }
    }

    Settings settings() {
        return engine.settings();
    }

    /** Applies what waits, then ends. */
    void finish() {
        stopping = true;
        mailbox.wake();
        joinQuietly();
    }

    /** Ends at once; what waits is lost. */
    void abandon() {
        abandoned = true;
        mailbox.wake();
        joinQuietly();
    }

    private void joinQuietly() {
        try {
            join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was posted before is done when the clock turns; what fell due has left when {@code answer} is called. */
    void turnClock(ClockTurn turn, Consumer<BrokerTime> answer) {
        mailbox.post(() -> {
            turn(turn);
            engine.advance(now);
            engine.endBatch();
            answer.accept(clock.time());
        });
    }

    /** How the broker stands after what was posted before; {@code answer} is called on this thread. */
    void lookAt(Consumer<BrokerSnapshot> answer) {
        mailbox.post(() -> {
            lookedAt |= engine.dirty();
            answer.accept(snapshot(storeFigures.get()).withAlarm(alarms.closedBecause()));
        });
    }

    private void turn(ClockTurn turn) {
        if (turn instanceof ClockTurn.Hold) {
            clock.hold();
        } else if (turn instanceof ClockTurn.Resume) {
            clock.resume();
        } else if (turn instanceof ClockTurn.StepBy step) {
            clock.stepTo(now + step.millis());
        } else if (turn instanceof ClockTurn.StepToNext) {
            long next = engine.nextExpiryMillis();
            clock.stepTo(next == Long.MAX_VALUE ? now : next);
        }
        now = clock.now();
        clockTurned = true;
    }

    private int applyBatch() {
        int applied = 0;
        while (applied < MOST_COMMANDS_A_BATCH) {
            Mailbox.Batch batch = mailbox.poll();
            if (batch == null) {
                break;
            }
            for (int i = 0; i < batch.count(); i++) {
                apply(batch.commands()[i]);
            }
            applied += batch.count();
            if (batch.task() != null) {
                batch.task().run();
                applied++;
            }
        }
        return applied;
    }

    private void apply(EngineCommand command) {
        try {
            engine.apply(command, now);
        } catch (RuntimeException fault) {
            LOG.error("{} failed in the engine", command.getClass().getSimpleName(), fault);
            if (command instanceof ClientCommand client && !(command instanceof ClientCommand.Disconnected)) {
                client.connection().closeConnection(ReplyCode.INTERNAL_ERROR, "INTERNAL_ERROR - the broker failed here, see its log", 0, 0);
                client.connection().flush();
            }
        }
        if (command instanceof ClientCommand.Disconnected gone) {
            gone.connection().forgotten();
        }
    }

    /** Returns the nanoseconds until the next snapshot is due; the longest sleep when none is. */
    private long snapshotIfDue() {
        if (!snapshots.wanted()) {
            return IDLE_NANOS;
        }
        StoreSnapshot figures = storeFigures.get();
        String alarm = alarms.closedBecause();
        if (!engine.dirty() && !lookedAt && !clockTurned && figures.equals(lastStoreFigures) && alarm.equals(lastAlarm)) {
            return IDLE_NANOS;
        }
        long due = lastSnapshotAt + SNAPSHOT_MILLIS;
        if (clock.wallNow() < due && clock.wallNow() >= lastSnapshotAt) {
            return TimeUnit.MILLISECONDS.toNanos(due - clock.wallNow());
        }
        lastSnapshotAt = clock.wallNow();
        lastStoreFigures = figures;
        lastAlarm = alarm;
        lookedAt = false;
        clockTurned = false;
        snapshots.accept(snapshot(figures).withAlarm(alarm));
        return IDLE_NANOS;
    }

    private BrokerSnapshot snapshot(StoreSnapshot figures) {
        return engine.snapshot(now, figures).withClock(clock.snapshot(engine::nextExpiryMillis));
    }

    private void rest(long untilSnapshot) {
        long deadline = clock.millisUntil(engine.nextDeadlineMillis());
        long nanos = Math.min(untilSnapshot, IDLE_NANOS);
        if (deadline != Long.MAX_VALUE) {
            nanos = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(deadline) + 1);
        }
        if (mailbox.someoneWaits()) {
            nanos = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(1));
        }
        mailbox.await(nanos);
    }
}
