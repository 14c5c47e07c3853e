package io.bindery.bench;

import java.time.Duration;

/** A broker that runs and takes load. */
interface Contestant extends AutoCloseable {

    String name();

    int port();

    /** The broker's process, whose CPU is counted. */
    ProcessHandle process();

    default String uri() {
        return "amqp://guest:guest@127.0.0.1:" + port() + "/%2f";
    }

    default Duration cpu() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override void close();
}
