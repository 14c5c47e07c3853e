package io.bindery.app;

import io.bindery.broker.BrokerSettings;
import io.bindery.broker.Limits;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The window's command line. */
final class WindowOptions {

    @Option(names = "--amqp-port", paramLabel = "PORT", converter = PortConverter.class, defaultValue = "5672",
            description = "Where AMQP clients connect; if it is taken, the next free one (default: ${DEFAULT-VALUE}).")
    private int amqpPort;

    @Option(names = "--http-port", paramLabel = "PORT", converter = PortConverter.class, defaultValue = "15672",
            description = "Where the HTTP API listens; if it is taken, the next free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where durable queues and messages are kept (default: the system's place for a program's data).")
    private Path data;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private TlsOptions tls;

    BrokerSettings settings() {
        Path directory = data == null ? DataHome.usual() : data;
        return tls.addTo(new BrokerSettings(InetAddress.getLoopbackAddress(), amqpPort, httpPort, Optional.of(directory), true))
                .withLimits(limits.addTo(Limits.ofThisJvmWithWindow()));
    }
}
