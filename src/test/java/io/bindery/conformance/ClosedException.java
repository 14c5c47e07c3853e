package io.bindery.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The broker closed something while a step needed it; the observation says what was seen. */
final class ClosedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ObjectNode observation;

    ClosedException(ObjectNode observation) {
        this.observation = observation;
    }

    ObjectNode observation() {
        return observation;
    }
}
