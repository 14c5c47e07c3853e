package io.bindery.ui.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisLabelsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1200, 1.2 s", "59400, 59 s", "59600, 1 min 0 s", "242000, 4 min 2 s", "3599000, 59 min 59 s", "7500000, 2 h 5 min"})
    void momentsAreToldAsFinelyAsTheyLieApart(long millis, String words) {
        assertThat(AxisLabels.says(millis)).isEqualTo(words);
    }
}
