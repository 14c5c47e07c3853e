package io.bindery.management;

import io.bindery.engine.EngineCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.ClientDetails;
import io.bindery.model.CommandResult;
import io.bindery.model.Settings;
import java.util.List;
import java.util.Map;

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

    /** Answers when it is done, and, where it is about something durable, on disk. */
    CommandResult execute(BrokerCommand command);

    void post(EngineCommand command);

    /** Names of protocols, amqp among them, and the ports they are spoken on. */
    Map<String, Integer> listeners();

    long startedAtMillis();
}
