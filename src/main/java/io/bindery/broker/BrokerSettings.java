package io.bindery.broker;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an embedded broker is to run.
 *
 * @param amqpPort 0 for any free one · httpPort likewise
 * @param data where durable things are kept; empty keeps nothing
 * @param limits how much memory it uses for what
 * @param nextFreePort whether a taken port means the next free one, or an error
 */
public record BrokerSettings(InetAddress bindAddress, int amqpPort, int httpPort, Optional<Path> data, boolean nextFreePort,
                             Limits limits) {

    public static final int AMQP_PORT = 5672;
    public static final int HTTP_PORT = 15672;

    /** With the limits this JVM's heap allows. */
    public BrokerSettings(InetAddress bindAddress, int amqpPort, int httpPort, Optional<Path> data, boolean nextFreePort) {
        this(bindAddress, amqpPort, httpPort, data, nextFreePort, Limits.ofThisJvm());
    }

    /** On loopback, keeping nothing, on any free ports: for tests and lessons. */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty(), false);
    }

    public BrokerSettings withData(Path directory) {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, Optional.of(directory), nextFreePort, limits);
    }

    public BrokerSettings withPorts(int amqp, int http) {
        return new BrokerSettings(bindAddress, amqp, http, data, nextFreePort, limits);
    }

    public BrokerSettings orNextFreePort() {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, data, true, limits);
    }

    public BrokerSettings withLimits(Limits newLimits) {
        return new BrokerSettings(bindAddress, amqpPort, httpPort, data, nextFreePort, newLimits);
    }
}
