package io.bindery.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 0", "0.4, 0.4", "17.44, 17.4", "20, 20", "99.96, 100", "1840.2, '1,840'"})
    void aRateHasAFractionBelowAHundred(double perSecond, String shown) {
        assertThat(Figures.rate(perSecond)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "58, 58 B", "999, 999 B", "1000, 1 kB", "9600000, 9.6 MB", "268435456, 268 MB"})
    void bytesAreCountedInThousands(long bytes, String shown) {
        assertThat(Figures.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0 s", "800, 0.8 s", "3200, 3.2 s", "65000, 65 s", "180000, 3 min", "18000000, 5 h", "172800000, 2 d"})
    void anAgeIsAsExactAsItMatters(long millis, String shown) {
        assertThat(Figures.age(millis)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "41180, '41,180'", "-999, -999", "-1000, '-1,000'", "123456789, '123,456,789'",
            "-9223372036854775808, '-9,223,372,036,854,775,808'"})
    void thousandsStandApart(long number, String shown) {
        assertThat(Figures.count(number)).isEqualTo(shown);
    }
}
