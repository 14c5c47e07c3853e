package io.bindery.amqp.server;

/** Whether publishers may publish now, or memory or disk is short. Any thread may ask. */
public interface PublisherGate {

    /** Why they may not, as connection.blocked says it («low on memory»); empty while they may. */
    String closedBecause();

    /** Runs once when they may again; at once when they may now. Any thread may run it. */
    Waiting whenOpen(Runnable resume);
}
