package io.bindery.broker;

import io.bindery.amqp.server.AmqpServer;
import io.bindery.amqp.server.ServerSettings;
import io.bindery.amqp.server.TlsDoor;
import io.bindery.engine.ActivitySink;
import io.bindery.engine.BrokerEngine;
import io.bindery.engine.EngineCommand;
import io.bindery.engine.EngineSettings;
import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState;
import io.bindery.management.DefinitionsFile;
import io.bindery.management.ManagementPort.NodeFigures;
import io.bindery.management.ManagementServer;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.Message;
import io.bindery.model.Settings;
import io.bindery.store.DataDirectory;
import io.bindery.store.OpenedStore;
import io.bindery.store.RecoveryProgress;
import io.bindery.store.Store;
import io.bindery.store.StoreListener;
import io.bindery.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running broker: store, engine, AMQP and HTTP. Starting and closing block and are not for the window's thread; the
 * rest is for any thread.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int IO_THREADS = 2;
    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final Optional<OpenedStore> store;
    private final Mailbox mailbox;
    private final Alarms alarms;
    private final Optional<DiskWatch> diskWatch;
    private final EngineRounds rounds;
    private final EngineThread engine;
    private final AmqpServer amqp;
    private final ManagementServer http;
    private final BrokerPort port;
    private final Optional<Path> authority;
    private boolean ended;

    private EmbeddedBroker(Optional<OpenedStore> store, Mailbox mailbox, Alarms alarms, Optional<DiskWatch> diskWatch,
            EngineRounds rounds, EngineThread engine, AmqpServer amqp, ManagementServer http, BrokerPort port, Optional<Path> authority) {
        this.store = store;
        this.mailbox = mailbox;
        this.alarms = alarms;
        this.diskWatch = diskWatch;
        this.rounds = rounds;
        this.engine = engine;
        this.amqp = amqp;
        this.http = http;
        this.port = port;
        this.authority = authority;
    }

    /**
     * Opens the store, then the engine, then the ports; returns when clients can connect.
     *
     * @throws PortTakenException when a port is taken · {@code DataDirectoryException} when the data can't be used; in
     *     either case nothing is left running and the message says what to do
     */
    public static EmbeddedBroker start(BrokerSettings settings, SnapshotSink snapshots, ActivitySink activity, RecoveryProgress progress)
            throws IOException {
        return start(settings, BrokerClock.real(), snapshots, activity, progress);
    }

    /** As above, with a clock of its own choosing, which no other broker that runs may have. */
    public static EmbeddedBroker start(BrokerSettings settings, BrokerClock clock, SnapshotSink snapshots, ActivitySink activity,
            RecoveryProgress progress) throws IOException {
        AtomicReference<OpenedStore> opened = new AtomicReference<>();
        Mailbox mailbox = new Mailbox(settings.limits().mailbox(),
                () -> opened.get() != null && opened.get().backlogBytes() > settings.limits().backlog());
        if (settings.data().isPresent()) {
            opened.set(Store.open(DataDirectory.open(settings.data().get()), StoreSettings.DEFAULT,
                    new ToEngine(mailbox), progress));
        }
        Optional<OpenedStore> store = Optional.ofNullable(opened.get());
        try {
            return start(settings, clock, store, mailbox, snapshots, activity);
        } catch (IOException | RuntimeException e) {
            store.ifPresent(OpenedStore::close);
            throw e;
        }
    }

    /** What the store has to say goes the way of all commands. */
    private record ToEngine(Mailbox mailbox) implements StoreListener {
        @Override public void committed(long logPosition) {
            mailbox.handOver(new EngineCommand[] {new EngineCommand.Committed(logPosition)}, 1);
        }

        @Override public void fetched(long request, Message[] messages) {
            mailbox.post(new EngineCommand.Fetched(request, messages));
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, BrokerClock clock, Optional<OpenedStore> store, Mailbox mailbox,
            SnapshotSink snapshots, ActivitySink activity) throws IOException {
        store.ifPresent(s -> s.report().damages().forEach(damage -> LOG.warn("{}", damage)));
        BrokerEngine engine = new BrokerEngine(EngineSettings.withSeed(System.nanoTime() ^ System.currentTimeMillis() << 20)
                .withResidentBytes(settings.limits().resident()),
                store.map(OpenedStore::log).orElse(MessageLog.NONE), activity,
                store.map(OpenedStore::state).orElse(RecoveredState.EMPTY), clock.read());
        store.ifPresent(OpenedStore::forgetState);
        Alarms alarms = new Alarms();
        Optional<DiskWatch> diskWatch = store.map(s -> new DiskWatch(settings.data().orElseThrow(), s, alarms, settings.limits().diskFree()));
        diskWatch.ifPresent(DiskWatch::look);
        SnapshotsDue shown = new SnapshotsDue(engine, clock, snapshots, () -> store.map(s -> s.stats().snapshot()).orElse(StoreSnapshot.NONE), alarms);
        EngineRounds rounds = new EngineRounds(engine, mailbox, clock, shown, new MemoryWatch(alarms, settings.limits().held()), LONGEST_REST);
        AmqpServer amqp = Ports.start("AMQP", "--amqp-port", settings.amqpPort(), settings.nextFreePort(), port ->
                AmqpServer.start(new ServerSettings(settings.bindAddress(), port, IO_THREADS, settings.limits().inbound()), mailbox, alarms,
                        new SettingsAccess(engine::settings)));
        BrokerPort port = new BrokerPort(mailbox, rounds, engine::settings, () -> node(settings.limits(), diskWatch), clock.read());
        ManagementServer http;
        Optional<Path> authority = Optional.empty();
        try {
            if (settings.tls().isPresent()) {
                TlsMaterial material = listenSecurely(settings, settings.tls().get(), amqp);
                authority = material.authorityFile();
                port.shows(material.end());
            }
            http = Ports.start("HTTP", "--http-port", settings.httpPort(), settings.nextFreePort(), number ->
                    ManagementServer.start(settings.bindAddress(), number, port));
        } catch (IOException taken) {
            amqp.close();
            throw taken;
        }
        port.listens("amqp", amqp.port());
        port.listens("http", http.port());
        amqp.securePort().ifPresent(secure -> port.listens("amqp/ssl", secure));
        EngineThread thread = new EngineThread(rounds, mailbox);
        thread.start();
        diskWatch.ifPresent(DiskWatch::start);
        return new EmbeddedBroker(store, mailbox, alarms, diskWatch, rounds, thread, amqp, http, port, authority);
    }

    private static NodeFigures node(Limits limits, Optional<DiskWatch> disk) {
        return new NodeFigures(limits.held(), disk.map(DiskWatch::room).orElse(0L), disk.map(DiskWatch::limit).orElse(0L));
    }

    private static TlsMaterial listenSecurely(BrokerSettings settings, TlsSettings tls, AmqpServer amqp) throws IOException {
        TlsMaterial material = TlsMaterial.of(tls, settings.data());
        Ports.start("AMQPS", "--amqps-port", tls.port(), settings.nextFreePort(), port -> {
            amqp.listenSecurely(new TlsDoor(settings.bindAddress(), port, material.context(), tls.loginFrom()));
            return amqp;
        });
        return material;
    }

    public int amqpPort() {
        return amqp.port();
    }

    /** Where clients come in by TLS, when they do. */
    public OptionalInt amqpsPort() {
        return amqp.securePort();
    }

    /** The certificate that clients have to trust, when the desk made it. */
    public Optional<Path> authorityFile() {
        return authority;
    }

    public int httpPort() {
        return http.port();
    }

    /** What was found in the data directory; empty when nothing is kept. */
    public Optional<OpenedStore> store() {
        return store;
    }

    /** Why publishers have to wait, and where watchers say so. */
    public Alarms alarms() {
        return alarms;
    }

    /** Users with their password hashes, permissions, policies and the like as they are now. */
    public Settings settings() {
        return rounds.settings();
    }

    /** Everything that is declared, as a definitions file in RabbitMQ's form; waits for the engine. */
    public byte[] definitions() {
        return DefinitionsFile.of(port);
    }

    /** Publishers wait while the disk with the data has less room than this; as {@code rabbitmqctl set_disk_free_limit}. */
    public void diskFreeLimit(long bytes) {
        diskWatch.ifPresent(watch -> watch.limit(bytes));
    }

    public void post(EngineCommand command) {
        mailbox.post(command);
    }

    /** Holds, steps or lets go this broker's time; {@code answer} is called on the engine's thread when what fell due has happened. */
    public void turnClock(ClockTurn turn, Consumer<BrokerTime> answer) {
        rounds.turnClock(turn, answer);
    }

    /** Tells clients to go, lets the engine finish, syncs the store. */
    @Override public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        diskWatch.ifPresent(DiskWatch::end);
        amqp.farewell();
        http.close();
        engine.finish();
        store.ifPresent(OpenedStore::close);
        amqp.close();
    }

    /** Ends as a killed process would: no farewell, nothing flushed. */
    public synchronized void crash() {
        if (ended) {
            return;
        }
        ended = true;
        diskWatch.ifPresent(DiskWatch::end);
        engine.abandon();
        store.ifPresent(OpenedStore::abandon);
        amqp.close();
        http.close();
    }
}
