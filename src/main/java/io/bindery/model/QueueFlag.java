package io.bindery.model;

/** What a queue was declared with. */
public enum QueueFlag {
    /** Its definition survives a restart of the broker, and so do its persistent messages. */
    DURABLE,
    /** It belongs to one connection and goes with it. */
    EXCLUSIVE,
    /** It goes when its last consumer goes. */
    AUTO_DELETE
}
