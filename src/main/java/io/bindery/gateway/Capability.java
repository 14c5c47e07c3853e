package io.bindery.gateway;

/** What a gateway can do beyond topology and publishing. The window asks for these, never for a class. */
public enum Capability {
    /** Declare, bind, publish, delete; without it the window only looks. */
    CHANGE,
    /** Look into a queue without consuming. */
    PEEK,
    /** Say per message whether it is on disk. */
    PERSISTED_ROWS,
    /** Every message's way as {@link io.bindery.model.Activity}. */
    LIVE_TRACE,
    /** Start, stop and restart the broker. */
    LIFECYCLE,
    /** Show what the store's files and commit groups are like, and copy them. */
    STORE,
    /** Hold the broker's time, step it, and let it go on. */
    STEP_CLOCK,
    /** Abandon the broker without flushing and recover from its files. */
    CRASH
}
