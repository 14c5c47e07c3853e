package io.bindery.broker;

import io.bindery.engine.EngineCommand;
import io.bindery.management.ManagementPort;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.ClientDetails;
import io.bindery.model.CommandResult;
import io.bindery.model.QueueDefinition;
import io.bindery.model.ReplyCode;
import io.bindery.model.Settings;
import io.bindery.model.VhostDetails;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The HTTP interface's way to the engine: by the mailbox, waiting for the answer. Any thread but the engine's. */
final class BrokerPort implements ManagementPort {

    private static final int ANSWER_SECONDS = 30;

    private final Mailbox mailbox;
    private final EngineRounds engine;
    private final Supplier<Settings> settings;
    private final long startedAtMillis;
    private final Supplier<NodeFigures> node;
    private volatile Optional<Instant> certificatesEnd = Optional.empty();
    private final Map<String, Integer> listeners = new ConcurrentSkipListMap<>();

    BrokerPort(Mailbox mailbox, EngineRounds engine, Supplier<Settings> settings, Supplier<NodeFigures> node, long startedAtMillis) {
        this.node = node;
        this.mailbox = mailbox;
        this.engine = engine;
        this.settings = settings;
        this.startedAtMillis = startedAtMillis;
    }

    void shows(Instant end) {
        certificatesEnd = Optional.of(end);
    }

    void listens(String protocol, int port) {
        listeners.put(protocol, port);
    }

    @Override public BrokerSnapshot snapshot() {
        CompletableFuture<BrokerSnapshot> answer = new CompletableFuture<>();
        engine.lookAt(answer::complete);
        return awaited(answer, BrokerSnapshot.EMPTY);
    }

    @Override public Settings settings() {
        return settings.get();
    }

    @Override public List<ClientDetails> clients() {
        CompletableFuture<List<ClientDetails>> answer = new CompletableFuture<>();
        mailbox.post(new EngineCommand.ListClients(answer::complete));
        return awaited(answer, List.of());
    }

    @Override public List<VhostDetails> vhosts(Predicate<QueueDefinition> queues) {
        CompletableFuture<List<VhostDetails>> answer = new CompletableFuture<>();
        mailbox.post(new EngineCommand.ListQueues(queues, answer::complete));
        return awaited(answer, List.of());
    }

    @Override public CommandResult execute(BrokerCommand command) {
        CompletableFuture<CommandResult> answer = new CompletableFuture<>();
        mailbox.post(new EngineCommand.Execute(command, answer::complete));
        return awaited(answer, new CommandResult.Refused(ReplyCode.INTERNAL_ERROR, "the broker did not answer in time"));
    }

    @Override public void post(EngineCommand command) {
        mailbox.post(command);
    }

    @Override public Map<String, Integer> listeners() {
        return Collections.unmodifiableMap(listeners);
    }

    @Override public long startedAtMillis() {
        return startedAtMillis;
    }

    @Override public Optional<Instant> certificatesEnd() {
        return certificatesEnd;
    }

    @Override public NodeFigures node() {
        return node.get();
    }

    private static <T> T awaited(CompletableFuture<T> answer, T otherwise) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // the engine is gone or stuck; its thread has said so
        }
        return otherwise;
    }
}
