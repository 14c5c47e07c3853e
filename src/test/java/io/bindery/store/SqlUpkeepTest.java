package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the SQL file is made small without being asked. */
class SqlUpkeepTest {

    private static final long MB = 1 << 20;
    private static final long SECOND = 1_000_000_000;

    private final SqlUpkeep upkeep = new SqlUpkeep(32 * MB);

    private boolean due(long size, long live, boolean quiet, long second) {
        return upkeep.due(size * MB, live * MB, quiet, second * SECOND);
    }

    private void compacted(long before, long after, long live, long start, long end) {
        upkeep.done(new SizeChange(before * MB, after * MB), live * MB, start * SECOND, end * SECOND);
    }

    @Test void aSmallFileIsLeftAlone() {
        assertThat(due(32, 0, true, 1)).isFalse();
        assertThat(due(33, 0, true, 1)).isTrue();
    }

    @Test void itMayBeHalfAsLargeAgainAsWhatIsAliveAndTwiceAsLargeUnderTraffic() {
        assertThat(due(150, 100, true, 1)).isFalse();
        assertThat(due(151, 100, true, 1)).isTrue();
        assertThat(due(200, 100, false, 1)).isFalse();
        assertThat(due(201, 100, false, 1)).isTrue();
    }

    @Test void smallMessagesThatTakeMoreInTablesAreNotCompactedInVain() {
        compacted(400, 300, 100, 0, 1);
        assertThat(due(301, 100, true, 1000)).isFalse();
        assertThat(due(451, 100, true, 1000)).isTrue();
        assertThat(due(46, 10, true, 1000)).isTrue();
    }

    @Test void itTakesThreePercentOfTheTimeAtMost() {
        compacted(300, 100, 100, 0, 10);
        assertThat(due(300, 100, true, 309)).isFalse();
        assertThat(due(300, 100, true, 310)).isTrue();
    }

    @Test void aDrainedFileDoesNotWaitForThatBecauseItTakesNoTime() {
        compacted(300, 100, 100, 0, 10);
        assertThat(due(100, 0, true, 11)).isTrue();
    }
}
