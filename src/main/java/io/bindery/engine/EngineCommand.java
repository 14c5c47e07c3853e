package io.bindery.engine;

import io.bindery.model.BrokerCommand;
import io.bindery.model.ClientDetails;
import io.bindery.model.CommandResult;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueuePage;
import io.bindery.model.VhostDetails;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What can be put into the engine's mailbox. */
public sealed interface EngineCommand permits ClientCommand, EngineCommand.Execute, EngineCommand.Browse, EngineCommand.ListExpiries,
        EngineCommand.ListClients, EngineCommand.ListQueues, EngineCommand.Committed, EngineCommand.Fetched {

    /** A person's command; {@code answer} is called on the engine thread, once, when it is done (and durable). */
    record Execute(BrokerCommand command, Consumer<CommandResult> answer) implements EngineCommand { }

    /**
     * Looks at a queue without touching it: messages from {@code fromPosition} on, in order, at most {@code limit} and no more
     * than {@link QueuePage#MOST_BYTES}; the last ones from {@link #AT_END}.
     * {@code answer} gets an empty page for a queue that is not there, and is called on any thread: what is on disk alone is
     * read by the store.
     */
    record Browse(String vhost, String queue, long fromPosition, int limit, Consumer<QueuePage> answer)
            implements EngineCommand {

        public static final long AT_END = Long.MAX_VALUE;
    }

    /**
     * Asks until when the messages of a queue that lie on disk, or are on their way, may wait: of those that can expire, ascending.
     * {@code answer} is called on the engine thread.
     */
    record ListExpiries(String vhost, String queue, Consumer<List<Long>> answer) implements EngineCommand { }

    /** Asks what every client's channels are doing; {@code answer} is called on the engine thread. */
    record ListClients(Consumer<List<ClientDetails>> answer) implements EngineCommand { }

    /** Asks what every virtual host has done, and of these queues how they stand; {@code answer} is called on the engine thread. */
    record ListQueues(Predicate<QueueDefinition> which, Consumer<List<VhostDetails>> answer) implements EngineCommand { }

    /** The store has fsynced every record up to this log position, that one included. */
    record Committed(long logPosition) implements EngineCommand { }

    /** The answer to {@link MessageLog#fetch}. @param messages as asked for; null for what can't be read */
    record Fetched(long request, Message[] messages) implements EngineCommand { }
}
