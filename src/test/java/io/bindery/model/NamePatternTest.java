package io.bindery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Erlang 25's {@code re} answered. */
class NamePatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "^order~orders~true", "order~my-order-1~true", "^order$~orders~false", ".*~''~true", "^$~x~false", "^$~''~true",
        "^.{2}$~é~true", "^.$~é~false", "a{2~a{2~true", "a{,3}~a{,3}~true", "[]a]~]~true", "[^]a]~]~false", "a[b[c]~a[~true",
        "[a&&b]~&~true", "[a&&b]~b~true", "^[[:alpha:]]+$~abc~true", "^[[:alpha:]]+$~ab1~false", "^[[:^digit:]]+$~ab1~false",
        "^[[:word:]]$~_~true", "(?P<n>x)y~xy~true", "(?i)ABC~abc~true", "^a|b$~cab~true", "\\d{2,3}~a12~true",
        "^(amq\\.gen.*|amq\\.default)$~amq.default~true",
    })
    void aNameIsMatchedAsErlangMatchesIt(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test void aDollarAlsoStandsBeforeALastLineEnd() {
        assertThat(NamePattern.of("^a$").matches("a\n")).isTrue();
        assertThat(NamePattern.of("^a$").matches("a\r")).isFalse();
        assertThat(NamePattern.of("^a.$").matches("a\r")).isTrue();
    }

    @Test void anEmptyPermissionMatchesNoName() {
        assertThat(NamePattern.ofPermission("").matches("q")).isFalse();
        assertThat(NamePattern.of("").matches("q")).isTrue();
    }

    static Stream<String[]> broken() {
        return Stream.of(new String[] {"(", "{\"missing )\",1}"}, new String[] {")", "{\"unmatched parentheses\",0}"},
                new String[] {"*a", "{\"nothing to repeat\",0}"}, new String[] {"[a", "{\"missing terminating ] for character class\",2}"},
                new String[] {"a**", "{\"nothing to repeat\",2}"}, new String[] {"[z-a]", "{\"range out of order in character class\",3}"},
                new String[] {"a\\", "{\"\\\\ at end of pattern\",2}"}, new String[] {"[[:foo:]]", "{\"unknown POSIX class name\",3}"},
                new String[] {"a{3,1}", "{\"numbers out of order in {} quantifier\",5}"}, new String[] {"ab(c", "{\"missing )\",4}"},
                new String[] {"x)y", "{\"unmatched parentheses\",1}"}, new String[] {"abc[d", "{\"missing terminating ] for character class\",5}"});
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenPatternIsRefusedInErlangsWords(String pattern, String problem) {
        assertThat(NamePattern.flaw(pattern)).map(PatternFlaw::toString).contains(problem);
    }

    @Test void aPatternThatTakesForeverMatchesNothing() {
        assertThat(NamePattern.of("^(a+)+$").matches("a".repeat(200) + "!")).isFalse();
        assertThat(NamePattern.of("^(a|a)*$").matches("a".repeat(100_000) + "!")).isFalse();
    }
}
