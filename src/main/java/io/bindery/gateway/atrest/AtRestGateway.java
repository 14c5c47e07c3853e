package io.bindery.gateway.atrest;

import io.bindery.gateway.ActivityRing;
import io.bindery.gateway.BackedUp;
import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.Capability;
import io.bindery.gateway.GatewayException;
import io.bindery.gateway.LongWork;
import io.bindery.gateway.SnapshotSlot;
import io.bindery.gateway.StartCancelled;
import io.bindery.gateway.StoreActivity;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import io.bindery.store.Backup;
import io.bindery.store.PersistedTimes;
import io.bindery.store.StoreInspector;
import io.bindery.store.StoreInspector.InspectedPage;
import io.bindery.store.StoreInspector.InspectedQueue;
import io.bindery.store.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A data directory whose broker is not running. Everything is asked on one thread of its own, because an inspector is not
 * for many; not a byte of the directory changes.
 */
public final class AtRestGateway implements BrokerGateway {

    private static final String LOOKED_AT = "This data directory is only looked at: nothing in it can be changed. Start a broker on it for that.";

    private final Path directory;
    private final SnapshotSlot slot = new SnapshotSlot();
    private final ActivityRing nothingHappens = new ActivityRing(1);
    private final ExecutorService looks = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "at-rest");
        thread.setDaemon(true);
        return thread;
    });
    /** Owned by the thread {@code at-rest}; null until it is open. */
    private StoreInspector store;
    /** By queue, once asked for: nothing changes here. Owned by the thread {@code at-rest}. */
    private final Map<Long, List<Long>> expiries = new HashMap<>();
    private volatile RunState runState = new RunState(Phase.STOPPED, "");
    private volatile boolean cancelled;

    public AtRestGateway(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override public String name() {
        return "Read-only";
    }

    /** There is nobody to connect to. */
    @Override public String clientUri() {
        return "";
    }

    @Override public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PEEK, Capability.PERSISTED_ROWS, Capability.STORE);
    }

    @Override public SnapshotSlot snapshots() {
        return slot;
    }

    @Override public ActivityRing activity() {
        return nothingHappens;
    }

    @Override public CompletionStage<CommandResult> execute(BrokerCommand command) {
        return CompletableFuture.failedStage(new GatewayException(LOOKED_AT));
    }

    @Override public CompletionStage<QueuePage> browse(String vhost, String queue, long fromPosition, int limit) {
        return look(() -> {
            Optional<InspectedQueue> found = find(vhost, queue);
            return found.isEmpty() ? QueuePage.EMPTY : page(found.get().queueId(), fromPosition, limit);
        });
    }

    private Optional<InspectedQueue> find(String vhost, String queue) {
        return open().queues().stream().filter(q -> q.definition().vhost().equals(vhost) && q.definition().name().equals(queue)).findFirst();
    }

    private QueuePage page(long queueId, long fromPosition, int limit) {
        InspectedPage page = fromPosition == AT_END ? store.lastEntries(queueId, limit) : store.entries(queueId, fromPosition, limit);
        return new QueuePage(page.entries().stream().map(AtRestGateway::asSeen).toList(), page.next(), page.unreadable());
    }

    @Override public CompletionStage<Map<Long, Long>> onDiskSince(Collection<Long> messageIds) {
        return look(() -> PersistedTimes.of(open().sqlUrl(), messageIds));
    }

    private static QueuedMessage asSeen(StoredMessage entry) {
        return new QueuedMessage(entry.position(), entry.message(), QueuedMessage.State.READY, entry.redelivered(), QueuedMessage.Disk.ON_DISK, "",
                entry.enqueuedAtMillis(), entry.expiresAtMillis());
    }

    @Override public RunState runState() {
        return runState;
    }

    /** Reads the directory. */
    @Override public CompletionStage<Void> start() {
        return look(() -> {
            runState = new RunState(Phase.STARTING, "Reading " + directory);
            try {
                store = StoreInspector.open(directory, this::progress);
                slot.put(AtRestSnapshot.of(store, directory.toString(), System.currentTimeMillis()));
                runState = new RunState(Phase.RUNNING, "");
            } catch (IOException | RuntimeException refused) {
                runState = new RunState(Phase.FAILED, refused.getMessage());
                throw refused;
            }
            return null;
        });
    }

    @Override public CompletionStage<Void> stop() {
        return look(() -> {
            if (store != null) {
                store.close();
                store = null;
                runState = new RunState(Phase.STOPPED, "");
            }
            return null;
        });
    }

    @Override public CompletionStage<Void> crash() {
        return CompletableFuture.failedStage(new GatewayException("There is no broker here that could crash."));
    }

    @Override public CompletionStage<StoreActivity> storeActivity() {
        return look(() -> new StoreActivity(directory.toString(), List.of(), open().report().bytesRead(), Files.getFileStore(directory).getUsableSpace(),
                Optional.of(open().sqlUrl()), "", recovery()));
    }

    private StoreActivity.Recovery recovery() {
        return new StoreActivity.Recovery(slot.latest().takenAtMillis(), store.report().nanos(), List.of(), store.definitions().bindings(),
                store.report().damages().stream().map(String::valueOf).toList());
    }

    /** Not on the thread that looks: whoever looks goes on meanwhile. */
    @Override public CompletionStage<BackedUp> backUp(Path target, LongWork work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Backup.Report report = Backup.copy(directory, target, work::reached);
                return new BackedUp(report.target(), report.messages(), report.damages().size());
            } catch (IOException refused) {
                throw new GatewayException(refused.getMessage(), refused);
            }
        });
    }

    /** Until when the messages of a queue may wait, as their records say. */
    @Override public CompletionStage<List<Long>> expiries(String vhost, String queue) {
        return look(() -> {
            Optional<InspectedQueue> found = find(vhost, queue);
            return found.isEmpty() ? List.of() : expiries.computeIfAbsent(found.get().queueId(), store::expiries);
        });
    }

    @Override public void close() {
        stop();
        looks.shutdown();
    }

    private StoreInspector open() {
        if (store == null) {
            throw new GatewayException(directory + " is not open.");
        }
        return store;
    }

    @Override public void cancelStart() {
        cancelled = runState.phase() == Phase.STARTING;
    }

    private void progress(long done, long total) {
        if (cancelled) {
            throw new StartCancelled();
        }
        runState = RunState.reading(done, total);
    }

    private <T> CompletionStage<T> look(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        looks.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception refused) { // the thread's top frame
                answer.completeExceptionally(new GatewayException(refused.getMessage() == null ? refused.toString() : refused.getMessage(), refused));
            }
        });
        return answer;
    }
}
