package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal's size follows what still counts, and cleaning loses nothing. */
class CleaningTest {

    private static final long SEGMENT = 64 << 10;
    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutProjection().withSegmentBytes(SEGMENT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void churnBesideABacklogStaysWithinThreeTimesWhatIsAlive(long seed) throws IOException {
        RecordingFiles files = new RecordingFiles();
        Traffic traffic = new Traffic(seed);
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
}
