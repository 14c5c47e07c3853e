package io.bindery.management;

import io.bindery.engine.EngineCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.ClientDetails;
import io.bindery.model.CommandResult;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Settings;
import io.bindery.model.VhostDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The broker as the HTTP interface sees it. Any thread may call; what waits for the engine waits for its answer, so only
 * the interface's own workers may.
 */
public interface ManagementPort {

    /** How the broker stands after everything that was asked before. */
    BrokerSnapshot snapshot();

    Settings settings();

    /** Who is connected and what they are doing, after everything that was asked before. */
    List<ClientDetails> clients();

    /** What every virtual host has done, and how these queues stand, after everything that was asked before. @param queues asked on the engine's thread */
    List<VhostDetails> vhosts(Predicate<QueueDefinition> queues);

    /** Answers when it is done, and, where it is about something durable, on disk. */
    CommandResult execute(BrokerCommand command);

    void post(EngineCommand command);

    /** Names of protocols, amqp among them, and the ports they are spoken on. */
    Map<String, Integer> listeners();

    long startedAtMillis();

    /** When the first of the certificates that are shown ends; empty without TLS. */
    Optional<Instant> certificatesEnd();

    /** What the broker may use of the machine. */
    NodeFigures node();

    /**
     * In bytes.
     *
     * @param heldLimit when messages take up more than this, publishers wait
     * @param diskFree below diskFreeLimit publishers wait; both 0 when nothing is kept
     */
    record NodeFigures(long heldLimit, long diskFree, long diskFreeLimit) { }
}
