package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.LoggedFaults;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that is full or fails holds confirms back, says so, and loses nothing; when it works again, so does the store. */
class FailingDiskTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql()
            .withSegmentBytes(64 << 10).withRetryAfter(Duration.ofMillis(5));

    private final RecordingFiles files = new RecordingFiles();
    private final CommitWaiter commits = new CommitWaiter();
    private final Traffic traffic = new Traffic(21);

    private OpenedStore open() throws IOException {
        return Store.open(null, files, SETTINGS, commits, RecoveryProgress.NONE);
    }

    private void someBatches(OpenedStore store) {
        traffic.into(store.log());
        for (int i = 0; i < 40; i++) {
            traffic.batch(10);
        }
    }

    @Test void aFullDiskHoldsConfirmsBackUntilThereIsRoom() throws IOException {
        try (OpenedStore store = open()) {
            someBatches(store);
            commits.await(store);
            long before = commits.committed();
            files.capacity(files.bytes() + 700);
            someBatches(store);
            await().until(() -> store.stats().problem().contains("No space left on device"));
            assertThat(commits.committed()).isLessThanOrEqualTo(before + 40);
            assertThat(store.backlogBytes()).isPositive();
            assertThat(store.stats().snapshot().problem()).contains("nothing more is confirmed");
            files.capacity(Long.MAX_VALUE);
            commits.await(store);
            assertThat(store.stats().problem()).isEmpty();
        }
        assertWhole();
    }

    /** The zeros that are written ahead may have found some room: they are no damage in a segment that goes on in the next. */
    @Test void whatAFailedWriteLeftBehindTheEndGoesBeforeTheNextSegment() throws IOException {
        StoreSettings longSegments = SETTINGS.withSegmentBytes(1 << 20);
        try (OpenedStore store = Store.open(null, files, longSegments, commits, RecoveryProgress.NONE)) {
            store.log().queueDeclared(1, new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
            enqueue(store, 1, 400_000);
            store.log().flush();
            commits.await(store);
            files.capacity(files.bytes() + (16 << 10));
            enqueue(store, 2, 1_000);
            store.log().removed(1, 1); // so little stays that nothing is cleaned
            store.log().flush();
            commits.await(store);
            assertThat(files.refusals()).isPositive();
            files.capacity(Long.MAX_VALUE);
            enqueue(store, 3, 200_000);
            store.log().flush();
            commits.await(store);
            assertThat(files.list()).filteredOn(name -> name.endsWith(".journal")).hasSize(2);
        }
        try (OpenedStore store = Store.open(null, files, longSegments, commits, RecoveryProgress.NONE)) {
            assertThat(store.report().damages()).isEmpty();
        }
    }

    private static void enqueue(OpenedStore store, long id, int size) {
        Message message = Message.of(id, "", "q", Properties.NONE.withDeliveryMode(2), new byte[size]);
        store.log().enqueued(message, 1, new long[] {1}, new long[] {id}, new long[] {0});
    }

    @Test void aDeclarationIsPendingUntilItIsSynced() throws IOException {
        try (OpenedStore store = open()) {
            files.syncFails(true);
            store.log().exchangeDeclared(new ExchangeDefinition("/", "orders", "topic", Set.of(ExchangeFlag.DURABLE), FieldTable.EMPTY));
            store.log().flush();
            await().until(() -> store.stats().problem().contains("Input/output error"));
            assertThat(store.stats().snapshot().definitionsPending()).isTrue();
            files.syncFails(false);
            await().until(() -> !store.stats().snapshot().definitionsPending());
        }
    }

    @Test void aFailedFsyncIsNotTakenForDoneWhenTheNextOneWorks() throws IOException {
        try (OpenedStore store = open()) {
            someBatches(store);
            commits.await(store);
            files.syncFails(true);
            someBatches(store);
            await().until(() -> store.stats().problem().contains("Input/output error"));
            files.syncFails(false);
            commits.await(store);
            RecordingFiles left = files.afterPowerCut(new java.util.Random(1));
            OpenedStore recovered = Store.open(null, left, SETTINGS, position -> { }, RecoveryProgress.NONE);
            recovered.abandon();
            assertThat(StoreModel.lines(recovered)).isEqualTo(traffic.model().lines());
        }
        assertWhole();
    }

    @Test void closingAStoreWhoseDiskIsFullEndsAndKeepsWhatWasCommitted() throws IOException {
        StoreModel committed;
        List<Consumer<StoreModel>> inFlight;
        try (OpenedStore store = open()) {
            someBatches(store);
            commits.await(store);
            files.capacity(files.bytes());
            do {
                committed = traffic.model().copy();
                inFlight = traffic.batch(10);
                await().until(() -> !store.stats().problem().isEmpty() || store.backlogBytes() == 0);
            } while (store.stats().problem().isEmpty());
        }
        files.capacity(Long.MAX_VALUE);
        try (OpenedStore store = open()) {
            List<List<String>> beginnings = new ArrayList<>(List.of(committed.lines()));
            for (Consumer<StoreModel> change : inFlight) {
                change.accept(committed);
                beginnings.add(committed.lines());
            }
            assertThat(beginnings).contains(StoreModel.lines(store));
        }
    }

    /** What would be left out once is missed by its consumers until the next start, and comes out of order then. */
    @ParameterizedTest
    @MethodSource("passing")
    void whatCannotBeReadJustNowIsReadALittleLater(Supplier<Throwable> failure) throws IOException {
        CompletableFuture<Message[]> fetched = new CompletableFuture<>();
        StoreListener listener = new StoreListener() {
            @Override public void committed(long logPosition) {
                commits.committed(logPosition);
            }

            @Override public void fetched(long request, Message[] messages) {
                fetched.complete(messages);
            }
        };
        try (OpenedStore store = Store.open(null, files, SETTINGS, listener, RecoveryProgress.NONE)) {
            someBatches(store);
            commits.await(store);
            long[] wanted = traffic.model().messageIds().stream().mapToLong(Long::longValue).toArray();
            files.opensFail(5, failure);
            store.log().fetch(1, wanted);
            assertThat(fetched.orTimeout(45, TimeUnit.SECONDS).join()).doesNotContainNull().hasSize(wanted.length);
        }
    }

    private static Stream<Supplier<Throwable>> passing() {
        return Stream.of(() -> new FileSystemException("journal", null, "Too many open files"), () -> new OutOfMemoryError("as the test says"));
    }

    @Test void whoCannotTakeWhatItAskedForHarmsNobodyElse() throws IOException {
        try (OpenedStore store = open(); LoggedFaults log = LoggedFaults.provoked(ContentReader.class.getName())) {
            someBatches(store);
            commits.await(store);
            long[] wanted = traffic.model().messageIds().stream().mapToLong(Long::longValue).toArray();
            store.log().read(wanted, messages -> {
                throw new IllegalStateException("as the test says");
            });
            CompletableFuture<Message[]> answer = new CompletableFuture<>();
            store.log().read(wanted, answer::complete);
            assertThat(answer.orTimeout(45, TimeUnit.SECONDS).join()).doesNotContainNull();
            assertThat(log.told()).singleElement().asString()
                    .startsWith("Who asked for " + wanted.length + " messages could not take them java.lang.IllegalStateException: as the test says");
        }
    }

    private void assertWhole() throws IOException {
        try (OpenedStore store = open()) {
            assertThat(store.report().damages()).isEmpty();
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
        }
    }
}
