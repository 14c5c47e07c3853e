package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compacting makes the files small while the store is used, and loses nothing. */
@Timeout(60)
class CompactionTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(1 << 20).withProjectEvery(Duration.ofMillis(20));

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
        await().atMost(Duration.ofSeconds(30)).until(() -> store.sqlStatus().readable() && store.sqlStatus().upToDate());
    }

    private void assertWhole(StoreSettings settings) throws IOException {
        try (OpenedStore store = open(settings)) {
            assertThat(store.report().damages()).isEmpty();
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
        }
    }

    @Test void deadWeightThatCleaningWouldLeaveGoesAtOnceAndTheSizesAreTold() throws Exception {
        try (OpenedStore store = open(SETTINGS)) {
            write(store, 5, 200);
            write(store, 60, 150);
            awaitTables(store);
            long live = store.stats().liveBytes();
            assertThat(store.stats().snapshot().bytesOnDisk()).isGreaterThan(live + live / 2);
            Compaction done = store.compact().toCompletableFuture().get();
            assertThat(done.journalBefore()).isGreaterThan(live + live / 2);
            assertThat(done.journalAfter()).isLessThan(live + (128 << 10)).isEqualTo(store.stats().snapshot().bytesOnDisk());
            assertThat(done.sqlAfter()).isPositive().isLessThanOrEqualTo(done.sqlBefore());
            awaitTables(store);
            assertThat(store.sqlStatus().rebuilds()).as("the tables were made once").isEqualTo(1);
        }
        assertWhole(SETTINGS);
    }

    @Test void itIsDoneBehindTrafficAndTheTablesFollow() throws Exception {
        try (OpenedStore store = open(SETTINGS)) {
            write(store, 5, 200);
            CompletableFuture<Compaction> done = store.compact().toCompletableFuture();
            CompletableFuture<Compaction> again = store.compact().toCompletableFuture();
            while (!done.isDone() || !again.isDone()) {
                write(store, 45, 20);
            }
            assertThat(done.get().journalBefore()).isEqualTo(again.get().journalBefore());
            write(store, 45, 50);
            awaitTables(store);
            try (var connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                assertThat(SqlProjectionTest.queueLines(connection)).isEqualTo(SqlProjectionTest.queueLines(traffic.model()));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        assertWhole(SETTINGS);
    }

    @Test void aSmallOrEmptyStoreIsCompactAlready() throws Exception {
        try (OpenedStore store = open(SETTINGS.withoutProjection())) {
            Compaction nothing = store.compact().toCompletableFuture().get();
            assertThat(nothing.journalAfter()).isEqualTo(nothing.journalBefore());
            assertThat(nothing.sqlBefore()).isZero();
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
        assertThatThrownBy(() -> done.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).hasMessageContaining("was closed");
        assertThatThrownBy(() -> store.compact().toCompletableFuture().get()).isInstanceOf(ExecutionException.class);
    }

    /** 60 KB each. */
    private static final int MANY = 200;
    private static final long SMALL = 1 << 20;

    private static void publishLarge(OpenedStore store, int count) {
        store.log().queueDeclared(7, new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
        for (int i = 1; i <= count; i++) {
            store.log().enqueued(Message.of(i, "", "q", Properties.NONE.withDeliveryMode(2), new byte[60_000]), 1,
                    new long[] {7}, new long[] {i}, new long[] {0});
        }
        store.log().flush();
    }

    private void drain(OpenedStore store, int count) {
        for (int i = 1; i <= count; i++) {
            store.log().removed(7, i);
        }
        store.log().flush();
        commits.await(store);
        awaitTables(store);
    }

    private long sqlBytes() {
        return directory.resolve("sql").resolve("bindery.mv.db").toFile().length();
    }

    @Test void theTablesFileShrinksByItselfWhenABacklogWasDrained() throws Exception {
        try (OpenedStore store = open(SETTINGS.withSmallSqlBytes(SMALL))) {
            publishLarge(store, MANY);
            commits.await(store);
            awaitTables(store);
            String url = store.sqlUrl().orElseThrow();
            await().until(() -> sqlBytes() > 8 * SMALL);
            drain(store, MANY);
            await().atMost(Duration.ofSeconds(30)).until(() -> sqlBytes() < SMALL);
            awaitTables(store);
            assertThat(store.sqlStatus().rebuilds()).as("the tables were made once").isEqualTo(1);
            assertThat(store.sqlUrl()).as("who copied the address can still use it").contains(url);
        }
    }

    @Test void whoReadsTheTablesIsNotDisturbedAndTheFileShrinksLater() throws Exception {
        try (OpenedStore store = open(SETTINGS.withSmallSqlBytes(SMALL))) {
            publishLarge(store, MANY);
            commits.await(store);
            awaitTables(store);
            await().until(() -> sqlBytes() > 8 * SMALL);
            try (Connection reader = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                drain(store, MANY);
                for (int i = 0; i < 10; i++) {
                    store.log().queueDeclared(100 + i, new QueueDefinition("/", "q" + i, Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
                    store.log().flush();
                    commits.await(store);
                    awaitTables(store);
                    await().until(() -> SqlProjectionTest.count(reader, "message") == 0);
                }
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> sqlBytes() < SMALL);
            awaitTables(store);
            assertThat(store.sqlStatus()).isEqualTo(new SqlStatus(true, true, 1, ""));
        }
    }
}
