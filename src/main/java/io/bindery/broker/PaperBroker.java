package io.bindery.broker;

import io.bindery.engine.ActivitySink;
import io.bindery.engine.BrokerEngine;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.EngineSettings;
import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.management.DefinitionsFile;
import io.bindery.management.ManagementPort;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.ClientDetails;
import io.bindery.model.CommandResult;
import io.bindery.model.Definitions;
import io.bindery.model.QueueDefinition;
import io.bindery.model.ReplyCode;
import io.bindery.model.Setting;
import io.bindery.model.Settings;
import io.bindery.model.VhostDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An engine nobody can connect to, in the caller's thread: what a definitions file, or a data directory, declares is what a broker would make of it. */
public final class PaperBroker implements ManagementPort {

    /** Nothing here takes time. */
    private static final long NOW = 0;

    private final BrokerEngine engine;
    private final List<BrokerCommand> taken = new ArrayList<>();

    public PaperBroker() {
        this(RecoveredState.EMPTY);
    }

    private PaperBroker(RecoveredState recovered) {
        engine = new BrokerEngine(EngineSettings.withSeed(1), MessageLog.NONE, ActivitySink.NOBODY, recovered, NOW);
    }

    /** What a restart would make of it; without messages. */
    public static BrokerSnapshot of(Definitions kept) {
        List<Setting> settings = Stream.of(kept.vhosts(), kept.users(), kept.permissions(), kept.topicPermissions(), kept.policies(), kept.parameters())
                .<Setting>flatMap(List::stream).toList();
        List<RecoveredState.Queue> queues = new ArrayList<>();
        kept.queues().forEach(queue -> queues.add(new RecoveredState.Queue(queues.size() + 1, queue, List.of())));
        return new PaperBroker(new RecoveredState(settings, kept.exchanges(), queues, kept.bindings(), 0, queues.size())).snapshot();
    }

    /**
     * @param vhost where a file of one virtual host belongs
     * @throws DefinitionsFile.RefusedException with a sentence
     */
    public static BrokerSnapshot of(byte[] definitions, String vhost) {
        PaperBroker broker = new PaperBroker();
        DefinitionsFile.declare(definitions, vhost, broker);
        return broker.snapshot();
    }

    /**
     * What a definitions file would have a broker do, in order; tried here before anything is done there.
     *
     * @param vhost where a file of one virtual host belongs
     * @param standing how that broker stands: what it has already stays as it is
     * @throws DefinitionsFile.RefusedException with a sentence
     */
    public static List<BrokerCommand> commands(byte[] definitions, String vhost, BrokerSnapshot standing) {
        PaperBroker broker = new PaperBroker();
        StandingBroker.commands(standing).forEach(broker::execute);
        broker.taken.clear();
        DefinitionsFile.declare(definitions, vhost, broker);
        return List.copyOf(broker.taken);
    }

    @Override public BrokerSnapshot snapshot() {
        return engine.snapshot(NOW, StoreSnapshot.NONE);
    }

    @Override public Settings settings() {
        return engine.settings();
    }

    @Override public List<ClientDetails> clients() {
        return List.of();
    }

    @Override public List<VhostDetails> vhosts(Predicate<QueueDefinition> queues) {
        return List.of();
    }

    @Override public CommandResult execute(BrokerCommand command) {
        List<CommandResult> answer = new ArrayList<>();
        post(new EngineCommand.Execute(command, answer::add));
        if (answer.isEmpty()) {
            return new CommandResult.Refused(ReplyCode.INTERNAL_ERROR, "the engine did not answer");
        } else if (!(answer.get(0) instanceof CommandResult.Refused)) {
            taken.add(command);
        }
        return answer.get(0);
    }

    @Override public void post(EngineCommand command) {
        engine.apply(command, NOW);
        engine.endBatch();
    }

    @Override public Map<String, Integer> listeners() {
        return Map.of();
    }

    @Override public long startedAtMillis() {
        return NOW;
    }

    @Override public Optional<Instant> certificatesEnd() {
        return Optional.empty();
    }

    @Override public NodeFigures node() {
        return new NodeFigures(0, 0, 0);
    }
}
