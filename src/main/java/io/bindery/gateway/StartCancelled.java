package io.bindery.gateway;

/** Thrown through the reading of a directory when a person does not want to wait for its end. */
public final class StartCancelled extends RuntimeException {

    public StartCancelled() {
        super("The start was cancelled. Nothing on disk has changed.", null, false, false);
    }
}
