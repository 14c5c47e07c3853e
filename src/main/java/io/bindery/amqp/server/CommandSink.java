package io.bindery.amqp.server;

import io.bindery.engine.EngineCommand;

/** The engine's mailbox as a connection sees it. Any thread may call. */
public interface CommandSink {

    /** Hands over commands in their order; the array is the sink's from now on. Never refuses, never blocks. */
    void post(EngineCommand[] commands, int count);

    /** As {@link #post}, by a connection's loop, which may do what the commands say before this returns when nobody else is at it. */
    default void handOver(EngineCommand[] commands, int count) {
        post(commands, count);
    }

    /** More is waiting than should: read no further until {@link #whenRoomy}. */
    boolean crowded();

    /** Runs once when there is room again; at once when there is room now. Any thread may run it. */
    Waiting whenRoomy(Runnable resume);
}
