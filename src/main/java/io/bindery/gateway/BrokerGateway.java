package io.bindery.gateway;

import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.CommandResult;
import io.bindery.model.QueuePage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One broker as the window sees it. No method blocks; stages complete on any thread (the window bridges them with
 * {@code ui.fx}). A stage fails with {@link GatewayException} when the broker could not be asked at all; a broker that
 * says no answers {@link CommandResult.Refused}.
 */
public interface BrokerGateway extends AutoCloseable {

    /** For the toolbar: «Embedded», or a remote broker's name. */
    String name();

    /** For clients and the status bar: {@code amqp://guest:guest@localhost:5672}. */
    String clientUri();

    Set<Capability> capabilities();

    SnapshotSlot snapshots();

    /** Subscribe to be shown activity; without {@link Capability#LIVE_TRACE} it stays empty. */
    ActivityRing activity();

    CompletionStage<CommandResult> execute(BrokerCommand command);

    /** For {@link #browse}: not from a position on, but the last ones. */
    long AT_END = Long.MAX_VALUE;

    /**
     * Messages of a queue from a position on, at most {@code limit} and fewer when they are large, or its last ones from
     * {@link #AT_END}; needs {@link Capability#PEEK}.
     */
    CompletionStage<QueuePage> browse(String vhost, String queue, long fromPosition, int limit);

    /**
     * Until when the messages of a queue that a restart might find may wait: of those that can expire, ascending, wall clock.
     * Needs {@link Capability#PERSISTED_ROWS}.
     */
    default CompletionStage<List<Long>> expiries(String vhost, String queue) {
        return CompletableFuture.completedStage(List.of());
    }

    /**
     * When messages got to disk, wall clock by message id, as far as it is known: what got there a moment ago may be missing.
     * Needs {@link Capability#PERSISTED_ROWS}.
     */
    default CompletionStage<Map<Long, Long>> onDiskSince(Collection<Long> messageIds) {
        return CompletableFuture.completedStage(Map.of());
    }

    /** Whether the broker runs, stops, or failed and why. Read once a frame. */
    RunState runState();

    /** Needs {@link Capability#LIFECYCLE}, as the two below. Done when clients can connect again. */
    CompletionStage<Void> start();

    CompletionStage<Void> stop();

    /** Gives up a start that is still reading what is on disk; nothing there has changed. Without one under way it does nothing. */
    default void cancelStart() { }

    /** Needs {@link Capability#CRASH}: nothing is flushed; stopped when the stage is done. */
    CompletionStage<Void> crash();

    /** What its store does and found; needs {@link Capability#STORE}, as the two below. */
    default CompletionStage<StoreActivity> storeActivity() {
        return CompletableFuture.failedStage(new GatewayException(name() + " shows nothing of its store."));
    }

    /** Copies all that is on disk into a new directory, while the broker runs. Fails with {@link LongWork.Cancelled} when it is cancelled. */
    default CompletionStage<BackedUp> backUp(Path target, LongWork work) {
        return CompletableFuture.failedStage(new GatewayException(name() + " cannot be copied from here."));
    }

    /** Makes what is on disk as small as it can be, in the background, while the broker runs. */
    default CompletionStage<Compaction> compact() {
        return CompletableFuture.failedStage(new GatewayException(name() + " cannot be compacted from here."));
    }

    /**
     * Holds, steps or lets go the broker's time; needs {@link Capability#STEP_CLOCK}. Done when what fell due has happened,
     * with the time as it stands then; {@link BrokerSnapshot#clock()} says it to everybody. Clients' sockets and heartbeats live in real time.
     */
    default CompletionStage<BrokerTime> turnClock(ClockTurn turn) {
        return CompletableFuture.failedStage(new GatewayException(name() + " keeps its own time."));
    }

    @Override void close();

    /**
     * @param detail why, when {@code phase} is FAILED, or what is being done
     * @param done how much of it, from 0 to 1; negative when nobody knows
     */
    record RunState(Phase phase, String detail, double done) {

        public RunState(Phase phase, String detail) {
            this(phase, detail, -1);
        }

        public static RunState reading(long done, long total) {
            double part = total == 0 ? 1 : (double) done / total;
            return new RunState(Phase.STARTING, "Reading what is on disk: " + (int) (part * 100) + " %", part);
        }
    }

    enum Phase { STARTING, RUNNING, STOPPING, STOPPED, FAILED }
}
