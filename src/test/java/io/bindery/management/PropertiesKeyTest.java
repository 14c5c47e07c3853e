package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys are those a RabbitMQ 3.10.8 gave bindings with the same routing keys and arguments. */
class PropertiesKeyTest {

    private static final FieldTable ONE = FieldTable.of("x", new FieldValue.Int64(1));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {"\"\" | ~", "a.b | a.b", "a~b | a%7Eb", "\"#\" | %23",
        "* | %2A", "é | %C3%A9", "a b | a+b", "a+b | a%2Bb", "a/b | a%2Fb", "%41 | %2541", "~ | %7E", "(x)'!$&,;=:@ | %28x%29%27%21%24%26%2C%3B%3D%3A%40", "null | null"})
    void aKeyIsQuotedAndArgumentsFollowInAHash(String key, String name) {
        assertThat(PropertiesKey.of(key, FieldTable.EMPTY)).isEqualTo(name);
        assertThat(PropertiesKey.of(key, ONE)).isEqualTo((key.isEmpty() ? "" : name) + "~9nmLZQ");
    }

    private static FieldTable table(String name, FieldValue value) {
        return FieldTable.of(name, value);
    }

    private static FieldValue array(FieldValue... values) {
        return new FieldValue.Array(List.of(values));
    }

    static Stream<Arguments> arguments() {
        FieldValue zAndA = new FieldValue.Table(table("z", FieldValue.of(1)).with("a", "b"));
        return Stream.of(
                of(table("a", FieldValue.of("b")), "KCO9yA"),
                of(table("x", FieldValue.of(1)), "4gSN_A"),
                of(table("x", FieldValue.of(-1)), "eDByXg"),
                of(table("x", FieldValue.of(1L << 27)), "NLUkeA"),
                of(table("x", FieldValue.of(1L << 40)), "hb7NUg"),
                of(table("x", FieldValue.of(-(1L << 40))), "HVGU3w"),
                of(table("x", FieldValue.of(1L << 59)), "LmsXnQ"),
                of(table("x", FieldValue.of(-(1L << 59))), "fIigXg"),
                of(table("x", FieldValue.of(1L << 62)), "3cBsDA"),
                of(table("x", FieldValue.of(Long.MIN_VALUE)), "fy-W6A"),
                of(table("x", FieldValue.of(true)), "TmR75w"),
                of(table("x", FieldValue.of(false)), "bR6z2w"),
                of(table("x", new FieldValue.Void()), "V7ZvzA"),
                of(table("x", new FieldValue.Float64(1.5)), "jFOrkw"),
                of(table("x", new FieldValue.Float64(0)), "23AHEw"),
                of(table("x", new FieldValue.Float64(1e300)), "BawxzQ"),
                of(table("x", FieldValue.of("")), "bRwPzQ"),
                of(table("x", FieldValue.of("é")), "3S6OsA"),
                of(table("x", new FieldValue.Bytes(new byte[] {-1, 0})), "LfEpIA"),
                of(table("x", array()), "NddRgQ"),
                of(table("x", array(FieldValue.of(1), FieldValue.of("a"), array(FieldValue.of(true)))), "c1nKuQ"),
                of(table("x", new FieldValue.Table(FieldTable.EMPTY)), "a9xBtA"),
                of(table("x", zAndA), "oNFQyQ"),
                of(table("x", new FieldValue.Decimal(2, 125)), "GaRtMQ"),
                of(table("x", new FieldValue.Timestamp(1_577_836_800)), "HHC6PA"),
                of(table("b", FieldValue.of(1)).with("a", 2), "OGTMnw"),
                of(table("a", FieldValue.of(2)).with("b", 1), "OGTMnw"),
                of(table("x-match", FieldValue.of("any")).with("format", "pdf").with("v", 2), "rvBflg"),
                of(table("", FieldValue.of("e")), "MMI-_g"),
                of(table("x", FieldValue.of("thirteen byte")), "0imPMg"),
                of(table("x", FieldValue.of("exactly12byt")), "yiD1VA"));
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void theHashIsThatOfTheArgumentsByNameWithTheirTypes(FieldTable arguments, String hash) {
        assertThat(PropertiesKey.of("k", arguments)).isEqualTo("k~" + hash);
        assertThat(PropertiesKey.names("k~" + hash, Binding.toQueue("/", "e", "q", "k").withArguments(arguments))).isTrue();
    }

    @Test void aBindingIsFoundByItsKeyQuotedOnceOrNotAtAll() {
        Binding hash = Binding.toQueue("/", "e", "q", "a.#");
        assertThat(PropertiesKey.names("a.%23", hash)).isTrue();
        assertThat(PropertiesKey.names("a.#", hash)).isTrue();
        assertThat(PropertiesKey.names("a.%2523", hash)).isFalse();
        assertThat(PropertiesKey.names("50%", Binding.toQueue("/", "e", "q", "50%"))).isTrue();
        assertThat(PropertiesKey.names("a+b", Binding.toQueue("/", "e", "q", "a b"))).isTrue();
        assertThat(PropertiesKey.names("~", Binding.toQueue("/", "e", "q", ""))).isTrue();
    }

    @Test void whatHasOtherArgumentsOrATildeTooManyIsNotFound() {
        Binding plain = Binding.toQueue("/", "e", "q", "a");
        assertThat(PropertiesKey.names("a~9nmLZQ", plain)).isFalse();
        assertThat(PropertiesKey.names("a", plain.withArguments(ONE))).isFalse();
        assertThat(PropertiesKey.names("b~9nmLZQ", plain.withArguments(ONE))).isFalse();
        assertThat(PropertiesKey.names("a~~9nmLZQ", plain.withArguments(ONE))).isFalse();
    }
}
