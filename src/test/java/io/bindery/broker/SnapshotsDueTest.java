package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ActivitySink;
import io.bindery.engine.BrokerEngine;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.EngineSettings;
import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A broker that something happens to in every millisecond of a second, and somebody who looks at it or does not. */
class SnapshotsDueTest {

    private long wall = 1_000_000;
    private final BrokerClock clock = new BrokerClock(() -> wall);
    private final BrokerEngine engine = new BrokerEngine(EngineSettings.withSeed(1), MessageLog.NONE, ActivitySink.NOBODY, RecoveredState.EMPTY, wall);
    private final Window window = new Window();
    private final SnapshotsDue due = new SnapshotsDue(engine, clock, window, () -> StoreSnapshot.NONE, new Alarms());
    private int queues;

    /** Keeps what it gets. */
    private static final class Window implements SnapshotSink {
        private final List<BrokerSnapshot> taken = new ArrayList<>();
        private boolean wanted = true;
        private boolean read = true;

        @Override public boolean wanted() {
            return wanted;
        }

        @Override public boolean lastIsRead() {
            return read;
        }

        @Override public void accept(BrokerSnapshot snapshot) {
            taken.add(snapshot);
            read = false;
        }
    }

    @Test void whatHappensFirstIsShownAtOnce() {
        happen();
        assertThat(due.nanosUntilDue()).isZero();
    }

    @Test void whoLooksAtEveryFrameGetsOneForEachFrame() {
        aSecond(16);
        assertThat(window.taken.size()).isBetween(58, 64);
    }

    @Test void whoLooksNowAndThenGetsNoMoreThanHeLooksAt() {
        aSecond(90);
        assertThat(window.taken.size()).isBetween(10, 13);
    }

    @Test void whatNobodyReadsIsReplacedTenTimesASecond() {
        aSecond(Integer.MAX_VALUE);
        assertThat(window.taken).hasSize(10);
    }

    @Test void forNobodyNoneIsMade() {
        window.wanted = false;
        aSecond(16);
        assertThat(window.taken).isEmpty();
        assertThat(due.nanosUntilDue()).isEqualTo(SnapshotsDue.NEVER);
    }

    /** Nobody wakes the engine when the window has looked, so it has to come by itself. */
    @Test void theLastThingThatHappenedIsShownWithinATenthOfASecond() {
        happen();
        due.show();
        happen();
        assertThat(due.nanosUntilDue()).isPositive().isLessThanOrEqualTo(100_000_000);
        wall += 100;
        clock.read();
        due.show();
        assertThat(window.taken.get(1).vhosts().get(0).queues()).hasSize(queues);
        assertThat(due.nanosUntilDue()).isEqualTo(SnapshotsDue.NEVER);
    }

    private void aSecond(int looksEvery) {
        for (int milli = 1; milli <= 1_000; milli++) {
            wall++;
            clock.read();
            happen();
            due.show();
            window.read |= milli % looksEvery == 0;
        }
    }

    private void happen() {
        engine.apply(new EngineCommand.Execute(new BrokerCommand.DeclareQueue(
                new QueueDefinition("/", "q" + ++queues, Set.of(), FieldTable.EMPTY)), result -> { }), clock.now());
        engine.endBatch();
    }
}
