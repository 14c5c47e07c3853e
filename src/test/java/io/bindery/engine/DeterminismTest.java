package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands at the same instants give the same output, log and names. */
class DeterminismTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameLifeTwiceIsTheSameStory(long seed) {
        RandomLife first = new RandomLife(seed, new Desk());
        RandomLife second = new RandomLife(seed, new Desk());
        first.live(1_500);
        second.live(1_500);
        assertThat(first.heard).hasSizeGreaterThan(500).isEqualTo(second.heard);
        assertThat(first.desk.log.records).isEqualTo(second.desk.log.records);
        assertThat(first.desk.snapshot()).isEqualTo(second.desk.snapshot());
    }
}
