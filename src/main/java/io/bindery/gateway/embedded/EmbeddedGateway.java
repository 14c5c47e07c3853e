package io.bindery.gateway.embedded;

import io.bindery.broker.BrokerClock;
import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.engine.EngineCommand;
import io.bindery.gateway.ActivityRing;
import io.bindery.gateway.BackedUp;
import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.Capability;
import io.bindery.gateway.Compaction;
import io.bindery.gateway.GatewayException;
import io.bindery.gateway.LongWork;
import io.bindery.gateway.SnapshotSlot;
import io.bindery.gateway.StartCancelled;
import io.bindery.gateway.StoreActivity;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.CommandResult;
import io.bindery.model.QueuePage;
import io.bindery.store.Backup;
import io.bindery.store.OpenedStore;
import io.bindery.store.PersistedTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker in this process, live: commands go into the engine's mailbox, snapshots and activity come straight from the
 * engine's thread. Starting and ending happen on a thread of their own, one after the other, in the order asked for.
 */
public final class EmbeddedGateway implements BrokerGateway {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedGateway.class);
    private static final int RING = 1 << 14;
    private static final String STOPPED = "The broker is stopped. Start it, and try again.";

    private final BrokerSettings settings;
    private final BrokerClock clock;
    private final SnapshotSlot slot = new SnapshotSlot();
    private final WindowSnapshots snapshots = new WindowSnapshots(slot);
    private final ActivityRing ring = new ActivityRing(RING);
    private final Pending pending = new Pending();
    private final ExecutorService lifecycle = Executors.newSingleThreadExecutor(task -> daemon(task, "broker-lifecycle"));
    private final ExecutorService looks = Executors.newSingleThreadExecutor(task -> daemon(task, "store-look"));
    private volatile EmbeddedBroker broker;
    private volatile StoreWatch storeWatch;
    private volatile boolean cancelled;
    private volatile RunState runState = new RunState(Phase.STOPPED, "");

    public EmbeddedGateway(BrokerSettings settings) {
        this(settings, BrokerClock.real());
    }

    /** @param clock goes on from life to life of the broker: a restart neither lets held time go nor brings stepped time back */
    public EmbeddedGateway(BrokerSettings settings, BrokerClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override public String name() {
        return "Embedded";
    }

    @Override public String clientUri() {
        return "amqp://guest:guest@localhost:" + amqpPort();
    }

    /** Where it listens while it runs; else where it was told to. */
    public int amqpPort() {
        EmbeddedBroker running = broker;
        return running == null ? settings.amqpPort() : running.amqpPort();
    }

    public int httpPort() {
        EmbeddedBroker running = broker;
        return running == null ? settings.httpPort() : running.httpPort();
    }

    @Override public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.CHANGE, Capability.PEEK, Capability.LIVE_TRACE, Capability.LIFECYCLE, Capability.STEP_CLOCK);
        if (settings.data().isPresent()) {
            all.addAll(EnumSet.of(Capability.PERSISTED_ROWS, Capability.CRASH, Capability.STORE));
        }
        return all;
    }

    @Override public SnapshotSlot snapshots() {
        return slot;
    }

    @Override public ActivityRing activity() {
        return ring;
    }

    @Override public CompletionStage<CommandResult> execute(BrokerCommand command) {
        long asked = System.nanoTime();
        return ask((running, answer) ->
                running.post(new EngineCommand.Execute(command, result -> answer.complete(timed(result, asked)))));
    }

    /** The engine reads no clock, so how long a publish took is measured here. */
    private static CommandResult timed(CommandResult result, long asked) {
        return result instanceof CommandResult.Published p
                ? new CommandResult.Published(p.messageId(), p.copies(), p.returned(), p.refusedBy(), System.nanoTime() - asked) : result;
    }

    @Override public CompletionStage<QueuePage> browse(String vhost, String queue, long fromPosition, int limit) {
        return ask((running, answer) -> running.post(new EngineCommand.Browse(vhost, queue, fromPosition, limit, answer::complete)));
    }

    @Override public CompletionStage<List<Long>> expiries(String vhost, String queue) {
        return ask((running, answer) -> running.post(new EngineCommand.ListExpiries(vhost, queue, answer::complete)));
    }

    @Override public CompletionStage<Map<Long, Long>> onDiskSince(Collection<Long> messageIds) {
        return CompletableFuture.supplyAsync(() -> {
            EmbeddedBroker running = broker;
            Optional<String> tables = running == null ? Optional.empty() : running.store().flatMap(OpenedStore::sqlUrl);
            try {
                return tables.isEmpty() ? Map.of() : PersistedTimes.of(tables.get(), messageIds);
            } catch (IOException beingMadeSmall) {
                return Map.of(); // who wants to know asks again
            }
        }, looks);
    }

    @Override public CompletionStage<BrokerTime> turnClock(ClockTurn turn) {
        return ask((running, answer) -> running.turnClock(turn, answer::complete));
    }

    @Override public RunState runState() {
        return runState;
    }

    @Override public void cancelStart() {
        cancelled = runState.phase() == Phase.STARTING;
    }

    @Override public CompletionStage<Void> start() {
        return CompletableFuture.runAsync(this::startNow, lifecycle);
    }

    @Override public CompletionStage<Void> stop() {
        return CompletableFuture.runAsync(() -> end(EmbeddedBroker::close), lifecycle);
    }

    @Override public CompletionStage<Void> crash() {
        return CompletableFuture.runAsync(() -> end(EmbeddedBroker::crash), lifecycle);
    }

    @Override public CompletionStage<StoreActivity> storeActivity() {
        return CompletableFuture.supplyAsync(() -> {
            StoreWatch watch = storeWatch;
            if (watch == null) {
                throw new GatewayException(STOPPED);
            }
            return watch.look();
        }, looks);
    }

    /** Everything that is declared, as a definitions file in RabbitMQ's form. */
    public CompletionStage<byte[]> definitions() {
        return CompletableFuture.supplyAsync(() -> {
            EmbeddedBroker running = broker;
            if (running == null) {
                throw new GatewayException(STOPPED);
            }
            return running.definitions();
        }, looks);
    }

    @Override public CompletionStage<BackedUp> backUp(Path target, LongWork work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Path data = settings.data().orElseThrow(() -> new GatewayException("This broker keeps nothing on disk."));
                Backup.Report report = Backup.copy(data, target, work::reached);
                return new BackedUp(report.target(), report.messages(), report.damages().size());
            } catch (IOException refused) {
                throw new GatewayException(refused.getMessage(), refused);
            }
        });
    }

    @Override public CompletionStage<Compaction> compact() {
        EmbeddedBroker running = broker;
        return running == null ? CompletableFuture.failedStage(new GatewayException(STOPPED)) : running.store().map(EmbeddedGateway::compact)
                .orElseGet(() -> CompletableFuture.failedStage(new GatewayException("This broker keeps nothing on disk.")));
    }

    private static CompletionStage<Compaction> compact(OpenedStore store) {
        return store.compact().thenApply(done ->
                new Compaction(done.before(), done.after()));
    }

    /** Stops it, in its own time; who must know when it is done asks {@link #stop()} first. */
    @Override public void close() {
        stop();
        lifecycle.shutdown();
        looks.shutdown();
    }

    /** The answer is remembered before the broker is looked at: if it ends in between, it is failed and not forgotten. */
    private <T> CompletionStage<T> ask(BiConsumer<EmbeddedBroker, CompletableFuture<T>> question) {
        CompletableFuture<T> answer = pending.expect();
        EmbeddedBroker running = broker;
        if (running == null) {
            answer.completeExceptionally(new GatewayException(STOPPED));
        } else {
            question.accept(running, answer);
        }
        return answer;
    }

    private void startNow() {
        if (broker != null) {
            return;
        }
        cancelled = false;
        runState = new RunState(Phase.STARTING, settings.data().map(path -> "Opening " + path).orElse("Nothing will be kept on disk."));
        try {
            broker = EmbeddedBroker.start(settings, clock, snapshots, new RingSink(ring), this::progress);
            storeWatch = broker.store().isPresent() ? StoreWatch.on(broker, settings.data().orElseThrow()) : null;
            runState = new RunState(Phase.RUNNING, "");
        } catch (StartCancelled wish) {
            runState = new RunState(Phase.STOPPED, wish.getMessage());
            throw new GatewayException(wish.getMessage(), wish);
        } catch (IOException problem) {
            LOG.warn("The broker did not start: {}", problem.getMessage());
            throw failed(problem);
        } catch (RuntimeException fault) {
            LOG.error("The broker did not start", fault);
            throw failed(fault);
        }
    }

    private GatewayException failed(Exception problem) {
        String sentence = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        runState = new RunState(Phase.FAILED, sentence);
        return new GatewayException(sentence, problem);
    }

    /** Nobody is kept alive by it: who wants an orderly end waits for {@link #stop()}. */
    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** On the thread that reads: the only place where it can be stopped. */
    private void progress(long done, long total) {
        if (cancelled) {
            throw new StartCancelled();
        }
        runState = RunState.reading(done, total);
    }

    private void end(Consumer<EmbeddedBroker> how) {
        EmbeddedBroker running = broker;
        if (running == null) {
            return;
        }
        runState = new RunState(Phase.STOPPING, "");
        broker = null;
        storeWatch = null;
        try {
            how.accept(running);
        } finally {
            pending.failAll(STOPPED);
            snapshots.ended();
            runState = new RunState(Phase.STOPPED, "");
        }
    }
}
