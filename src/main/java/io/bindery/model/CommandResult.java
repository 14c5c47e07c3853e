package io.bindery.model;

import java.util.List;

/** What became of a {@link BrokerCommand}. */
public sealed interface CommandResult {

    /** Done, and, where it is about something durable, on disk. */
    record Done() implements CommandResult { }

    /** {@code count} messages were removed (purge, delete of a queue). */
    record Removed(long count) implements CommandResult { }

    /**
     * A publish took place.
     *
     * @param copies one per queue that got a copy; empty when no queue did
     * @param returned whether it was mandatory and came back (312 NO_ROUTE)
     * @param refusedBy queues that refused it for being full (reject-publish); such a publish is nacked
     * @param nanos from the question to the answer, fsync included; the engine, which reads no clock, says 0 and the gateway measures
     */
    record Published(long messageId, List<Copy> copies, boolean returned, List<String> refusedBy, long nanos)
            implements CommandResult { }

    /** The broker said no, in RabbitMQ's words, for example 406 and «PRECONDITION_FAILED - inequivalent arg…». */
    record Refused(ReplyCode code, String text) implements CommandResult { }

    /**
     * One queue's copy of a published message.
     *
     * @param via the bindings it came by, first hop first; implicit ones of the default exchange included
     */
    record Copy(String queue, List<Binding> via, Durability durability) { }

    /** Whether a copy survives a restart. */
    enum Durability {
        /** The message is transient, or the queue is. */
        MEMORY_ONLY,
        /** Written to the journal and fsynced. */
        ON_DISK
    }
}
