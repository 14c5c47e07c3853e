package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What keeps the broker from starting is said in one line on the error stream, and nothing claims to be ready. */
class ServeCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"99999", "-1", "amqp", ""})
    void whatIsNoPortIsRefused(String port) {
        assertThat(serve("--amqp-port=" + port, "--http-port=0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Invalid value for option '--amqp-port'").contains("'" + port + "' is no port: 0 to 65535");
        assertThat(out.toString()).isEmpty();
    }

    @Test void aTakenPortIsNamedWithTheWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(serve("--amqp-port=" + taken.getLocalPort(), "--http-port=0")).isEqualTo(1);
            assertThat(err.toString()).startsWith("bindery: Port " + taken.getLocalPort() + " for AMQP is taken").contains("--amqp-port").hasLineCount(1);
            assertThat(out.toString()).isEmpty();
        }
    }

    /** 192.0.2.0/24 is set aside for documentation (RFC 5737): no machine has it. */
    @Test void anAddressOfAnotherMachineIsRefused() {
        assertThat(serve("--bind=192.0.2.1", "--amqp-port=0", "--http-port=0")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("bindery: 192.0.2.1 is no address of this machine: choose another with --bind.");
        assertThat(out.toString()).isEmpty();
    }

    private int serve(String... options) {
        return new CommandLine(new ServeCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new FailedFiles()).execute(options);
    }
}
