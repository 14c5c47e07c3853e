package io.bindery.gateway;

/** The broker could not be asked: it is stopped, or out of reach. The message is a sentence for a person. */
public final class GatewayException extends RuntimeException {
    public GatewayException(String message) {
        super(message);
    }

    public GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
