package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Slips on the command line. */
class WrongArgumentsTest {

    static Stream<Arguments> slips() {
        return Stream.of(
                of("serv", "bindery: There is no command 'serv'; there are serve, inspect, backup, certificate, route, render, test. See bindery --help."),
                of("serve --amqp-prt 1", "bindery: There is no option --amqp-prt; did you mean --amqp-port or --amqps-port? See bindery serve --help."),
                of("serve --nonsense", "bindery: There is no option --nonsense. See bindery serve --help."),
                of("serve here", "bindery: 'here' is one word too many. See bindery serve --help."),
                of("serve --data", "bindery: Missing required parameter for option '--data' (DIR). See bindery serve --help."),
                of("serve --amqp-port x",
                        "bindery: Invalid value for option '--amqp-port': 'x' is no port: 0 to 65535. See bindery serve --help."),
                of("serve --disk-free-limit much",
                        "bindery: Invalid value for option '--disk-free-limit': 'much' is no size: write bytes, or a number with a unit, as 50MB or 1GiB. See bindery serve --help."),
                of("certificate out", "bindery: Missing required option: '--user=NAME'. See bindery certificate --help."),
                of("backup", "bindery: Missing required parameter: 'TARGET'. See bindery backup --help."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void isAnsweredInOneLine(String arguments, String told) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.split(" "));
        assertThat(err.toString().trim()).isEqualTo(told);
        assertThat(code).isEqualTo(2);
    }

    @Test void moreMemoryThanTheHeapHasIsRefusedWithWhatToDo() {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute("serve", "--memory-watermark", "100TiB");
        assertThat(err.toString()).startsWith("bindery: --memory-watermark can be 1 to ").contains("JAVA_OPTS=-Xmx");
        assertThat(code).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1000,1000", "50MB,50000000", "50mib,52428800", "1 GiB,1073741824", "2g,2147483648", "999999999999999999TB,9223372036854775807"})
    void aSizeHasRabbitMqsUnits(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5GB", "MB", "5 parsecs", "99999999999999999999"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
