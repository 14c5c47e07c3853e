package io.bindery.broker;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an embedded broker is to run.
 *
 * @param amqpPort 0 for any free one · httpPort likewise
 * @param data where durable things are kept; empty keeps nothing
 * @param nextFreePort whether a taken port means the next free one, or an error
 * @param limits how much memory it uses for what
 * @param tls empty to listen without TLS alone
 */
public record BrokerSettings(InetAddress bindAddress, int amqpPort, int httpPort, Optional<Path> data, boolean nextFreePort,
                             Limits limits, Optional<TlsSettings> tls) {

    public static final int AMQP_PORT = 5672;
    public static final int HTTP_PORT = 15672;

    /** With the limits this JVM's heap allows, and without TLS. */
    public BrokerSettings(InetAddress bindAddress, int amqpPort, int httpPort, Optional<Path> data, boolean nextFreePort) {
        this(bindAddress, amqpPort, httpPort, data, nextFreePort, Limits.ofThisJvm(), Optional.empty());
    }

    /** On loopback, keeping nothing, on any free ports: for tests and lessons. */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty(), false);
    }

    public BrokerSettings withData(Path directory) {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, Optional.of(directory), nextFreePort, limits, tls);
    }

    /** The same, keeping nothing. */
    public BrokerSettings withoutData() {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, Optional.empty(), nextFreePort, limits, tls);
    }

    public BrokerSettings withPorts(int amqp, int http) {
        return new BrokerSettings(bindAddress, amqp, http, data, nextFreePort, limits, tls);
    }

    public BrokerSettings orNextFreePort() {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, data, true, limits, tls);
    }

    public BrokerSettings withLimits(Limits newLimits) {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, data, nextFreePort, newLimits, tls);
    }

    public BrokerSettings withTls(TlsSettings settings) {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, data, nextFreePort, limits, Optional.of(settings));
    }
}
