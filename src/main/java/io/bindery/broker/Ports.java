package io.bindery.broker;

import java.io.IOException;

/** Finds a port something can listen on. */
final class Ports {

    private static final int TRIES = 50;
    private static final int HIGHEST = 65_535;

    private Ports() { }

    /** Starts a listener on a port. */
    interface Starter<T> {
        T on(int port) throws IOException;
    }

    /**
     * Starts on the port, or, when that is allowed, on the next free one above it.
     *
     * @param what for the message: AMQP, HTTP · option the command line's way to choose another
     */
    static <T> T start(String what, String option, int port, boolean nextFree, Starter<T> starter) throws IOException {
        IOException first = null;
        for (int candidate = port; candidate < port + (nextFree && port != 0 ? TRIES : 1) && candidate <= HIGHEST; candidate++) {
            try {
                return starter.on(candidate);
            } catch (IOException taken) {
                first = first == null ? taken : first;
            }
        }
        throw new PortTakenException(what, port, option, first);
    }
}
