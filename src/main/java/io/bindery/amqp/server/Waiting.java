package io.bindery.amqp.server;

/** Somebody waits to be let in; kept by who waits, so that nobody is waited for who has gone. */
@FunctionalInterface
public interface Waiting {

    Waiting NOBODY = () -> { };

    /** He need not be let in any more. Any thread may call; that he is let in at the same moment is his to bear. */
    void forget();
}
