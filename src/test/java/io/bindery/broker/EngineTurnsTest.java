package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.ActivitySink;
import io.bindery.engine.BrokerEngine;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.EngineSettings;
import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.model.Activity;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine's thread and those who hand over take turns. The thread rests for an hour here: whoever is forgotten once is forgotten. */
@Timeout(120)
class EngineTurnsTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 5_000;

    private final BlockingQueue<Activity.Discarded.Reason> gone = new LinkedBlockingQueue<>();
    private final ExecutorService posters = Executors.newFixedThreadPool(THREADS);
    private Mailbox mailbox;
    private EngineThread engine;

    @BeforeEach void start() {
        start(SnapshotSink.NOBODY);
    }

    private void start(SnapshotSink looks) {
        mailbox = new Mailbox(1 << 20, () -> false);
        BrokerClock clock = BrokerClock.real();
        BrokerEngine broker = new BrokerEngine(EngineSettings.withSeed(1), MessageLog.NONE, watcher(), RecoveredState.EMPTY, clock.read());
        Alarms alarms = new Alarms();
        SnapshotsDue shown = new SnapshotsDue(broker, clock, looks, () -> StoreSnapshot.NONE, alarms);
        engine = new EngineThread(new EngineRounds(broker, mailbox, clock, shown, new MemoryWatch(alarms, Long.MAX_VALUE),
                Duration.ofHours(1)), mailbox);
        engine.start();
    }

    @AfterEach void end() {
        posters.shutdownNow();
        end(engine);
    }

    private static void end(EngineThread thread) {
        thread.finish();
        assertThat(thread.isAlive()).isFalse();
    }

    private ActivitySink watcher() {
        return new ActivitySink() {
            @Override public boolean watched() {
                return true;
            }

            @Override public void accept(Activity activity) {
                if (activity instanceof Activity.Discarded discarded) {
                    gone.add(discarded.reason());
                }
            }
        };
    }

    private static EngineCommand ask(Runnable answered) {
        return new EngineCommand.ListExpiries("/", "none", expiries -> answered.run());
    }

    /** Whoever waits for an answer gets it, whichever way the question went and whoever was at it; and only one at a time is. */
    @Test void everyQuestionIsAnsweredAndOnlyOneIsAtTheEngine() throws Exception {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicInteger together = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            all.add(posters.submit(() -> {
                Semaphore answered = new Semaphore(0);
                Runnable answer = () -> {
                    together.addAndGet(inside.compareAndSet(false, true) ? 0 : 1);
                    Thread.onSpinWait();
                    inside.set(false);
                    answered.release();
                };
                for (int i = 0; i < ROUNDS; i++) {
                    post(random, answer);
                    answered.acquire();
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(together).hasValue(0);
    }

    private void post(Random random, Runnable answer) {
        switch (random.nextInt(6)) {
            case 0 -> mailbox.post(ask(answer));
            case 1 -> mailbox.post(answer);
            default -> mailbox.handOver(new EngineCommand[] {ask(answer)}, 1);
        }
        if (random.nextInt(50) == 0) {
            Thread.yield();
        }
    }

    @Test void whatOneThreadHandsOverStaysInItsOrder() throws Exception {
        List<Integer> seen = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            int number = i;
            post(random, () -> seen.add(number));
        }
        CompletableFuture<Void> last = new CompletableFuture<>();
        mailbox.post(() -> last.complete(null));
        last.get();
        assertThat(seen).hasSize(ROUNDS).isSorted();
    }

    /** The engine's thread sleeps for an hour when somebody else brings what expires in a moment: it has to learn of it. */
    @Test void whatSomebodyElseBroughtFallsDueInTime() throws Exception {
        FieldTable brief = FieldTable.of("x-message-ttl", FieldValue.of(30));
        execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "q", Set.of(), brief)));
        for (int i = 0; i < 20; i++) {
            awaitRest();
            execute(new BrokerCommand.Publish("/", "", "q", Properties.NONE, new byte[1], false));
            assertThat(gone.poll(60, TimeUnit.SECONDS)).isEqualTo(Activity.Discarded.Reason.EXPIRED);
        }
    }

    /** A snapshot is due every 100 ms here. What others bring meanwhile changes nothing about that, so it is no reason to wake the thread. */
    @Test void whoBringsALittleLeavesTheThreadAsleepUntilASnapshotIsDue() throws Exception {
        end(engine);
        start(new SnapshotSink() {
            @Override public boolean wanted() {
                return true;
            }

            @Override public boolean lastIsRead() {
                return false;
            }

            @Override public void accept(BrokerSnapshot snapshot) { }
        });
        execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "q", Set.of(), FieldTable.of("x-max-length", FieldValue.of(1)))));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        awaitRest();
        long before = threads.getThreadInfo(engine.getId()).getWaitedCount();
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            execute(new BrokerCommand.Publish("/", "", "q", Properties.NONE, new byte[1], false));
            LockSupport.parkNanos(50_000);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        long rests = threads.getThreadInfo(engine.getId()).getWaitedCount() - before;
        assertThat(rests).isLessThan(30 + millis / 20);
    }

    private void execute(BrokerCommand command) throws Exception {
        CompletableFuture<CommandResult> done = new CompletableFuture<>();
        mailbox.handOver(new EngineCommand[] {new EngineCommand.Execute(command, done::complete)}, 1);
        done.get();
    }

    private void awaitRest() {
        while (engine.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
