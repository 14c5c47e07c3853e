package io.bindery.erlang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code io:format("~p", [Float])} printed with Erlang 25. */
class ErlangFloatTest {

    @ParameterizedTest
    @CsvSource({
        "60000, 6.0e4", "1000, 1.0e3", "100, 100.0", "123456, 123456.0", "0.001, 0.001", "0.0001, 0.0001", "0.00001, 1.0e-5",
        "1.5e10, 1.5e10", "1e22, 1.0e22", "9007199254740993, 9.007199254740992e15", "-2.5, -2.5", "0.1, 0.1", "1e100, 1.0e100",
        "4.9e-324, 5.0e-324", "0, 0.0", "-0.0, -0.0", "1234567890123, 1234567890123.0", "12345678901234567, 1.2345678901234568e16",
        "0.00123, 0.00123", "100000.5, 100000.5", "0.047695426054369786, 0.047695426054369786", "7.901993291342393e-16, 7.901993291342393e-16",
        "8.275226225455686e18, 8.275226225455686e18", "33026.16109586845, 33026.16109586845", "98179350413.20229, 98179350413.20229",
        "2.561741586098287e-12, 2.561741586098287e-12", "780270, 780270.0", "26475000, 2.6475e7", "9130000000, 9.13e9", "305990, 305990.0",
        "7687400, 7.6874e6",
    })
    void isPrintedAsByErlang(double number, String printed) {
        assertThat(ErlangFloat.text(number)).isEqualTo(printed);
    }
}
