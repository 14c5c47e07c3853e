package io.bindery.model;

/** Bytes that are no field table or property list. The server answers with 502 SYNTAX_ERROR. */
public final class MalformedTableException extends RuntimeException {
    public MalformedTableException(String message) {
        super(message);
    }
}
