package io.bindery.ui.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The heights in the plot of commit groups. */
class LogScaleTest {

    @Test void aGroupOfFiveCanBeReadBesideOneOfAHundredThousand() {
        LogScale scale = LogScale.upTo(1, 100_000);
        assertThat(scale.height(5)).isBetween(0.1, 0.2);
        assertThat(scale.height(50) - scale.height(5)).as("and told from one of fifty").isGreaterThan(0.1);
        assertThat(scale.height(100_000)).isEqualTo(1);
        assertThat(scale.height(0)).isZero();
    }

    @Test void whileEverythingIsSmallTheScaleStandsStill() {
        assertThat(LogScale.upTo(1, 2)).isEqualTo(LogScale.upTo(1, 9));
    }

    @Test void aGridLineForEveryTenfoldAsLongAsItsLabelHasRoom() {
        LogScale scale = LogScale.upTo(1, 52_000);
        assertThat(scale.grid(0.05)).isEqualTo(List.of(10_000L, 1_000L, 100L, 10L));
        assertThat(scale.grid(0.16)).as("too close to the label of the most").isEqualTo(List.of(1_000L, 100L, 10L));
        assertThat(scale.grid(0.3)).isEqualTo(List.of(1_000L, 10L));
        assertThat(LogScale.upTo(1, 1).grid(0.05)).isEmpty();
    }
}
