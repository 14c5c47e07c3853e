package io.bindery.broker;

import java.io.IOException;

/** A port can't be listened on. The message is a sentence that says what to do. */
public final class PortTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String what, int port, String option, Throwable cause) {
        super("Port " + port + " for " + what + " is taken by another program (" + cause.getMessage() + "): stop it, or choose another with "
                + option + ".", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
