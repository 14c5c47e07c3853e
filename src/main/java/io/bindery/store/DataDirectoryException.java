package io.bindery.store;

import java.io.IOException;

/** A data directory cannot be used. The message is a sentence for people and says what to do. */
public final class DataDirectoryException extends IOException {

    public DataDirectoryException(String message) {
        super(message);
    }

    public DataDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
