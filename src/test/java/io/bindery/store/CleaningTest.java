package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal's size follows what still counts, and cleaning loses nothing. */
class CleaningTest {

    private static final long SEGMENT = 64 << 10;
    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(SEGMENT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void churnBesideABacklogStaysWithinThreeTimesWhatIsAlive(long seed) throws IOException {
        RecordingFiles files = new RecordingFiles();
        Traffic traffic = new Traffic(seed);
        traffic.gaps = true;
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(null, files, SETTINGS, commits, RecoveryProgress.NONE)) {
            traffic.into(store.log());
            traffic.removing = 5;
            for (int i = 0; i < 150; i++) {
                traffic.batch(10);
            }
            traffic.removing = 48;
            for (int i = 0; i < 1500; i++) {
                traffic.batch(10);
                if (i % 50 == 0) {
                    commits.await(store);
                    // a group alone may be larger than the slack: cleaning then catches up behind it
                    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).untilAsserted(() ->
                            assertThat(files.bytes()).isLessThan(3 * store.stats().liveBytes() + 4 * SEGMENT));
                }
            }
            assertThat(store.stats().bytesWritten()).isGreaterThan(2 * files.bytes());
        }
        try (OpenedStore store = Store.open(null, files, SETTINGS, commits, RecoveryProgress.NONE)) {
            assertThat(store.report().damages()).isEmpty();
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void filesShrinkAfterABacklogIsDrainedAndNothingMoreIsWritten(long seed) throws IOException {
        RecordingFiles files = new RecordingFiles();
        Traffic traffic = new Traffic(seed);
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(null, files, SETTINGS, commits, RecoveryProgress.NONE)) {
            traffic.into(store.log());
            traffic.removing = 5;
            for (int i = 0; i < 200; i++) {
                traffic.batch(10);
            }
            commits.await(store);
            long full = files.bytes();
            while (traffic.model().copies() > 10) {
                traffic.removing = 90;
                traffic.batch(10);
            }
            await().untilAsserted(() -> assertThat(files.bytes()).isLessThan(full / 4).isLessThan(4 * SEGMENT));
        }
        try (OpenedStore store = Store.open(null, files, SETTINGS, commits, RecoveryProgress.NONE)) {
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
        }
    }

    /** All files of the directory together, the tables' too, at full speed: counted in bytes after each commit that is waited for. */
    @Test void theWholeDirectoryStaysWithinThreeTimesWhatIsAlive(@TempDir Path directory) throws IOException {
        CommitWaiter commits = new CommitWaiter();
        StoreSettings settings = StoreSettings.DEFAULT.withSegmentBytes(1 << 20);
        try (OpenedStore store = Store.open(DataDirectory.open(directory), settings, commits, RecoveryProgress.NONE)) {
            await().until(() -> store.sqlUrl().isPresent());
            publish(store, 1, 8_000);
            commits.await(store);
            await().until(() -> store.stats().snapshot().copiesOnDisk() == 8_000);
            long live = store.stats().liveBytes();
            for (int round = 0; round < 120; round++) {
                long first = 8_001 + 500L * round;
                publish(store, first, 500);
                for (int i = 0; i < 500; i++) {
                    store.log().removed(1, first + i);
                }
                store.log().flush();
                commits.await(store);
                assertThat(bytes(directory)).as("round " + round).isLessThan(3 * live);
            }
            assertThat(store.stats().bytesWritten()).as("written").isGreaterThan(10 * live);
        }
    }

    /**
     * Some 10 MB stay; beside them come bursts, each message removed soon after it came. Whatever falls into one commit group: counted
     * at every commit, before anything else is written.
     */
    @Test void burstsStayWithinThreeTimesWhatIsAliveAtEveryCommit(@TempDir Path directory) throws IOException {
        CommitWaiter commits = new CommitWaiter();
        AtomicReference<OpenedStore> opened = new AtomicReference<>();
        List<String> over = new CopyOnWriteArrayList<>();
        AtomicLong base = new AtomicLong(Long.MAX_VALUE);
        StoreListener counting = position -> {
            long live = opened.get() == null ? Long.MAX_VALUE : Math.max(opened.get().stats().liveBytes(), base.get());
            long bytes = bytes(directory);
            if (live < Long.MAX_VALUE && bytes > 3 * live) {
                over.add(bytes + " for " + live);
            }
            commits.committed(position);
        };
        try (OpenedStore store = Store.open(DataDirectory.open(directory), StoreSettings.DEFAULT, counting, RecoveryProgress.NONE)) {
            publish(store, 1, 10_000);
            commits.await(store);
            base.set(store.stats().liveBytes());
            opened.set(store);
            long next = 10_001;
            for (int burst : new int[] {500, 8_000, 2_000, 20_000, 4_000, 8_000, 30_000}) {
                for (int i = 0; i < burst; i += 50, next += 50) {
                    publish(store, next, 50);
                    for (int j = 0; j < 50; j++) {
                        store.log().removed(1, next + j);
                    }
                    store.log().flush();
                }
                commits.await(store);
            }
            opened.set(null);
            assertThat(over).isEmpty();
            assertThat(store.stats().bytesWritten()).as("written").isGreaterThan(8 * base.get());
        }
    }

    /** All of a burst is removed at once: until its files are gone they are more, and they go without anything else being written. */
    @Test void afterABurstThatWasRemovedAtOnceTheFilesShrinkByThemselves(@TempDir Path directory) throws IOException {
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(DataDirectory.open(directory), StoreSettings.DEFAULT, commits, RecoveryProgress.NONE)) {
            publish(store, 1, 10_000);
            for (int round = 0; round < 3; round++) {
                publish(store, 10_001, 20_000);
                commits.await(store);
                for (int i = 0; i < 20_000; i++) {
                    store.log().removed(1, 10_001 + i);
                }
                store.log().flush();
                commits.await(store);
                await().untilAsserted(() -> assertThat(bytes(directory)).isLessThan(3 * store.stats().liveBytes()));
            }
        }
    }

    private static void publish(OpenedStore store, long first, int count) {
        for (int i = 0; i < count; i++) {
            store.log().enqueued(Message.of(first + i, "", "q", Properties.NONE.withDeliveryMode(2), new byte[1024]), 1,
                    new long[] {1}, new long[] {first + i}, new long[] {0});
            if (i % 32 == 0) {
                store.log().flush();
            }
        }
        store.log().flush();
    }

    /** Files may go while they are counted. */
    private static long bytes(Path directory) {
        long bytes = 0;
        File[] files = directory.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            bytes += file.isDirectory() ? bytes(file.toPath()) : file.length();
        }
        return bytes;
    }
}
