package io.bindery.broker;

import io.bindery.engine.BrokerEngine;
import io.bindery.engine.ClientCommand;
import io.bindery.engine.EngineCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.ReplyCode;
import io.bindery.model.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of the engine: a batch is taken, the clock read once, the batch applied, everything let out; and now and then a
 * snapshot is due. For whoever has the {@link Turn}.
 */
final class EngineRounds {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRounds.class);
    /** So that timers, answers and snapshots get their turn under any load. */
    private static final int MOST_COMMANDS_A_BATCH = 4096;

    private final BrokerEngine engine;
    private final Mailbox mailbox;
    private final BrokerClock clock;
    private final SnapshotsDue shown;
    private final MemoryWatch memory;
    private final long longestRest;
    private long now;

    EngineRounds(BrokerEngine engine, Mailbox mailbox, BrokerClock clock, SnapshotsDue shown, MemoryWatch memory, Duration longestRest) {
        this.engine = engine;
        this.mailbox = mailbox;
        this.clock = clock;
        this.shown = shown;
        this.memory = memory;
        this.longestRest = longestRest.toNanos();
    }

    /** One round. @return how much there was to do */
    int round() {
        int applied = applyBatch(MOST_COMMANDS_A_BATCH, true);
        end(applied);
        shown.show();
        return applied;
    }

    /**
     * A round of what is small, for a thread that has other things to do: tasks and long batches stay where they are, and so does
     * what comes behind so many commands.
     */
    void smallRound() {
        end(applyBatch(Mailbox.SMALL, false));
    }

    /** Nothing follows, and all that was posted is done. */
    void endInOrder() {
        engine.end();
    }

    void showTheEnd() {
        shown.showTheEnd();
    }

    private void end(int applied) {
        if (engine.nextDeadlineMillis() <= now) {
            engine.advance(now);
            applied++;
        }
        if (applied > 0) {
            engine.endBatch();
            memory.look(engine.heldBytes());
        }
        mailbox.letIn();
    }

    Settings settings() {
        return engine.settings();
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
        mailbox.post(() -> answer.accept(shown.now()));
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
        shown.clockTurned();
    }

    private int applyBatch(int most, boolean largeToo) {
        now = clock.read();
        int applied = 0;
        while (applied < most && (largeToo || mailbox.smallIsNext())) {
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

    long longestRest() {
        return longestRest;
    }

    /** How long nothing will fall due, when nothing is posted meanwhile. */
    long nanosToRest() {
        long nanos = Math.min(longestRest, shown.nanosUntilDue());
        long deadline = clock.millisUntil(engine.nextDeadlineMillis());
        if (deadline != Long.MAX_VALUE) {
            nanos = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(deadline) + 1);
        }
        if (mailbox.someoneWaits()) {
            nanos = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(1));
        }
        return nanos;
    }
}
