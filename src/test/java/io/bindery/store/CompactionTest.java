package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compacting makes the files small while the store is used, and loses nothing. */
@Timeout(300)
class CompactionTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(1 << 20);
    /** More than a test writes: no segment ends, so none can be dead, and go, before somebody asks. */
    private static final StoreSettings ONE_SEGMENT = StoreSettings.DEFAULT.withSegmentBytes(16 << 20);

    @TempDir Path directory;
    private final CommitWaiter commits = new CommitWaiter();
    private final Traffic traffic = new Traffic(51);

    private OpenedStore open(StoreSettings settings) throws IOException {
        return Store.open(DataDirectory.open(directory), settings, commits, RecoveryProgress.NONE);
    }

    private void write(OpenedStore store, int removing, int batches) {
        traffic.into(store.log());
        traffic.removing = removing;
        for (int i = 0; i < batches; i++) {
            traffic.batch(10);
        }
        commits.await(store);
    }

    private static void awaitTables(OpenedStore store) {
        await().until(() -> store.sqlUrl().isPresent());
    }

    private void assertWhole(StoreSettings settings) throws IOException {
        try (OpenedStore store = open(settings)) {
            assertWhole(store);
        }
    }

    private void assertWhole(OpenedStore store) throws IOException {
        assertThat(store.report().damages()).isEmpty();
        assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
    }

    @Test void deadWeightThatCleaningWouldLeaveGoesAtOnceAndTheSizesAreTold() throws Exception {
        try (OpenedStore store = open(ONE_SEGMENT)) {
            write(store, 5, 200);
            write(store, 60, 150);
            long live = store.stats().liveBytes();
            assertThat(store.stats().snapshot().bytesOnDisk()).isGreaterThan(live + live / 2);
            Compaction done = store.compact().toCompletableFuture().get();
            assertThat(done.before()).isGreaterThan(live + live / 2);
            assertThat(done.after()).isLessThan(live + (128 << 10)).isEqualTo(store.stats().snapshot().bytesOnDisk());
        }
        assertWhole(ONE_SEGMENT);
    }

    @Test void itIsDoneBehindTrafficAndTheTablesShowAllOfIt() throws Exception {
        RecordingFiles files = new RecordingFiles();
        StoreSettings settings = SETTINGS.withRetryAfter(Duration.ofMillis(5));
        try (OpenedStore store = Store.open(DataDirectory.open(directory), files, settings, commits, RecoveryProgress.NONE)) {
            write(store, 20, 200);
            files.syncFails(true); // who asks first is not answered before the other has asked, too
            CompletableFuture<Compaction> done = store.compact().toCompletableFuture();
            CompletableFuture<Compaction> again = store.compact().toCompletableFuture();
            files.syncFails(false);
            while (!done.isDone() || !again.isDone()) {
                write(store, 45, 20);
            }
            assertThat(done.get().before()).isEqualTo(again.get().before());
            write(store, 45, 50);
            awaitTables(store);
            try (var connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                assertThat(SqlLook.queueLines(connection)).isEqualTo(SqlLook.queueLines(traffic.model()));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        try (OpenedStore store = Store.open(null, files, SETTINGS.withoutSql(), commits, RecoveryProgress.NONE)) {
            assertWhole(store);
        }
    }

    @Test void aSmallOrEmptyStoreIsCompactAlready() throws Exception {
        try (OpenedStore store = open(SETTINGS.withoutSql())) {
            Compaction nothing = store.compact().toCompletableFuture().get();
            assertThat(nothing.after()).isEqualTo(nothing.before());
        }
    }

    @Test void closingBeforeItIsDoneIsToldToWhoAsked() throws Exception {
        RecordingFiles files = new RecordingFiles();
        OpenedStore store = Store.open(null, files, SETTINGS.withRetryAfter(Duration.ofMillis(5)), commits, RecoveryProgress.NONE);
        write(store, 5, 100);
        write(store, 90, 50);
        files.syncFails(true);
        CompletableFuture<Compaction> done = store.compact().toCompletableFuture();
        await().until(() -> !store.stats().problem().isEmpty());
        store.close();
        assertThatThrownBy(() -> done.get(45, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).hasMessageContaining("was closed");
        assertThatThrownBy(() -> store.compact().toCompletableFuture().get()).isInstanceOf(ExecutionException.class);
    }
}
