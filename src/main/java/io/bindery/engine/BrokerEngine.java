package io.bindery.engine;

import io.bindery.engine.MessageQueue.QueueWatch;
import io.bindery.engine.DiskWaits.Waiting;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The broker. Takes commands one after the other, each with the instant it happens at, and says the answers to the
 * connections' outputs, the durable facts to the log and what happened to the activity sink. Owned by one thread.
 *
 * <p>Messages that a command makes ready are delivered when the command is done; dead letters are posted then, too, and
 * whatever that sets off.
 */
public final class BrokerEngine {

    private final EngineContext context;
    private final Shedding shedding;
    private final Delivering delivering;
    private final DeadLettering deadLettering;
    private final Intake intake;
    private final QueueOperations queues;
    private final Sessions sessions;
    private final AckTimeout ackTimeout;
    private final ChannelCommands channelCommands;
    private final PersonCommands personCommands;
    private final Browsing browsing;
    private final ClientListing clientListing;
    private final QueueListing queueListing;
    private final Snapshots snapshots;
    private List<ChannelState> stillWaiting = new ArrayList<>();

    /** @param nowMillis the instant of the start: what has expired in {@code recovered} by then leaves */
    public BrokerEngine(EngineSettings settings, MessageLog log, ActivitySink activity, RecoveredState recovered, long nowMillis) {
        context = new EngineContext(settings, log, activity);
        context.settings = Settings.of(recovered.settings());
        Administration.furnish(context, settings);
        Routing routing = new Routing(context);
        deadLettering = new DeadLettering(context, routing);
        shedding = new Shedding(context, deadLettering);
        delivering = new Delivering(context, shedding);
        Breakdown breakdown = new Breakdown(context, shedding);
        intake = new Intake(context, delivering, shedding, deadLettering, breakdown);
        ExchangeOperations exchanges = new ExchangeOperations(context);
        QueueWatch watch = watch();
        queues = new QueueOperations(context, exchanges, watch);
        Returning returning = new Returning(context, shedding, deadLettering, delivering);
        sessions = new Sessions(context, queues, new Leaving(context, queues, returning, deadLettering, delivering, intake));
        ackTimeout = new AckTimeout(context, sessions);
        Crediting crediting = new Crediting(context);
        Publishing publishing = new Publishing(context, routing, intake);
        Settling settling = new Settling(context, returning, deadLettering, delivering, breakdown);
        channelCommands = new ChannelCommands(publishing, settling, new Committing(context, routing, publishing, settling, intake, delivering),
                new Subscriptions(context, delivering, queues, crediting), crediting,
                new TopologyCommands(context, exchanges, queues), sessions);
        personCommands = new PersonCommands(context, exchanges, queues, routing, intake, deadLettering,
                new Administration(context, new VhostOperations(context, exchanges, queues, sessions), new PolicyChanges(context, shedding), sessions));
        browsing = new Browsing(context);
        clientListing = new ClientListing(context);
        queueListing = new QueueListing(context);
        snapshots = new Snapshots(context);
        new Recovery(context, watch, shedding, returning).recover(recovered, nowMillis);
        settle();
        context.log.flush();
    }

    /** Users, permissions, policies and the like as they are now. Any thread may ask. */
    public Settings settings() {
        return context.settings;
    }

    /** Does one command. What was due before it happens first. */
    public void apply(EngineCommand command, long nowMillis) {
        advance(nowMillis);
        if (command instanceof ClientCommand client) {
            applyClient(client);
        } else if (command instanceof EngineCommand.Committed committed) {
            committed(committed.logPosition());
        } else if (command instanceof EngineCommand.Fetched fetched) {
            fetched(fetched);
        } else if (command instanceof EngineCommand.Execute execute) {
            personCommands.execute(execute);
        } else if (command instanceof EngineCommand.Browse browse) {
            browsing.browse(browse);
        } else if (command instanceof EngineCommand.ListExpiries list) {
            browsing.listExpiries(list);
        } else if (command instanceof EngineCommand.ListClients list) {
            clientListing.list(list);
        } else if (command instanceof EngineCommand.ListQueues list) {
            queueListing.list(list);
        }
        settle();
    }

    /**
     * Time has come to this instant. Messages and queues that expired on the way do so one after the other, each at its
     * own instant, however late the news comes: so a step of an hour leaves what sixty of a minute leave. It never goes back.
     */
    public void advance(long nowMillis) {
        while (context.deadlines.next() <= nowMillis) {
            context.now = Math.max(context.now, context.deadlines.next());
            context.deadlines.fire(context.now);
            settle();
        }
        context.now = Math.max(context.now, nowMillis);
    }

    /** When {@link #advance} will have something to do; {@link Long#MAX_VALUE} when nothing is due at all. */
    public long nextDeadlineMillis() {
        return context.deadlines.next();
    }

    /**
     * The next instant at which a message or a queue expires if nobody touches it; {@link Long#MAX_VALUE} when none will.
     * Asks every queue: a deadline may be set whose message is long gone.
     */
    public long nextExpiryMillis() {
        return context.vhosts.values().stream().flatMap(vhost -> vhost.queues().stream())
                .mapToLong(MessageQueue::nextExpiryMillis).min().orElse(Deadlines.NEVER);
    }

    /** Everything that waited in the mailbox is done: hands the log over and lets the answers leave. */
    public void endBatch() {
        for (int i = 0; i < context.confirming.size(); i++) {
            context.confirming.get(i).sendConfirms();
        }
        context.confirming.clear();
        context.log.flush();
        for (int i = 0; i < context.touched.size(); i++) {
            context.touched.get(i).flush();
        }
        context.touched.clear();
    }

    /** The broker ends, in order: tells the log what it has to know of that. Nothing may be applied any more. */
    public void end() {
        context.vhosts.values().forEach(vhost -> vhost.queues().forEach(MessageQueue::endInOrder));
        context.log.flush();
    }

    /** What messages take up in memory, in bytes. */
    public long heldBytes() {
        return context.memory.held();
    }

    /** Whether anything a snapshot shows has changed since the last one. */
    public boolean dirty() {
        return context.dirty;
    }

    /** The broker as it stands; unchanged parts are the same objects as in the snapshot before. */
    public BrokerSnapshot snapshot(long nowMillis, StoreSnapshot store) {
        advance(nowMillis);
        return snapshots.take(store);
    }

    private void applyClient(ClientCommand command) {
        if (command instanceof ClientCommand.Connected connected) {
            sessions.connect(connected);
            ackTimeout.watch();
            return;
        }
        ConnectionState connection = (ConnectionState) command.connection().attachment();
        if (connection == null) {
            return;
        }
        if (command instanceof ClientCommand.Disconnected) {
            finishHeld(connection);
            sessions.disconnect(connection);
        } else if (!connection.failed) {
            applyOpen(connection, command);
        }
    }

    private void applyOpen(ConnectionState connection, ClientCommand command) {
        if (command instanceof ClientCommand.Writable) {
            connection.takesAgain();
            connection.openChannels().forEach(Subscriptions::unblock);
        } else if (command instanceof ClientCommand.OpenChannel open) {
            sessions.open(connection, open);
        } else {
            applyToChannel(connection, command);
        }
    }

    private void applyToChannel(ConnectionState connection, ClientCommand command) {
        ClientCommand.OnChannel onChannel = (ClientCommand.OnChannel) command;
        ChannelState channel = connection.channel(onChannel.channel());
        if (channel == null) {
            if (!(command instanceof ClientCommand.CloseChannel)) {
                sessions.failUnopened(connection, onChannel);
            }
        } else if (channel.failed) {
            sessions.applyToFailed(channel, command);
        } else if (channel.isHeld()) {
            channel.hold(command);
        } else {
            channelCommands.handle(channel, command);
        }
    }

    /** Everything up to this log position is on disk: what waited for it goes on. */
    private void committed(long logPosition) {
        context.committed = Math.max(context.committed, logPosition);
        context.pendingCopies.committed(logPosition, context.paging);
        List<ChannelState> waiting = context.awaitingLog;
        context.awaitingLog = stillWaiting;
        for (ChannelState channel : waiting) {
            channel.committed();
            handleHeld(channel);
        }
        waiting.clear();
        stillWaiting = waiting;
        personCommands.committed();
    }

    /** Contents have come from disk: letters, consumers, gets and deletions that waited for them go on, in the order they came. In the log, too, letters come before a deletion. */
    private void fetched(EngineCommand.Fetched command) {
        MessageQueue queue = context.paging.fetched(command);
        boolean consumersFirst = queue.waits.stalled;
        queue.waits.stalled = false;
        List<Waiting> waiting = queue.waits.takeCommands();
        deadLettering.goOn(queue);
        if (consumersFirst) {
            delivering.run(queue);
        }
        deadLettering.post(intake);
        for (Waiting each : waiting) {
            if (each.channel().goOn(each.command())) {
                channelCommands.handle(each.channel(), each.command());
                settle();
                handleHeld(each.channel());
            }
        }
        queue.waits.condemned.areOut();
        ChannelState next;
        while ((next = context.goingOn.poll()) != null) {
            handleHeld(next);
        }
        if (!consumersFirst || waiting.stream().noneMatch(each -> each.command() instanceof ClientCommand.Cancel)) {
            queue.wantsRun();
        }
    }

    private void handleHeld(ChannelState channel) {
        ClientCommand next;
        while (!channel.failed && (next = channel.nextHeld()) != null) {
            channelCommands.handle(channel, next);
            settle();
        }
    }

    /** The client is gone; what it had sent before still counts. */
    private void finishHeld(ConnectionState connection) {
        for (ChannelState channel : connection.openChannels()) {
            while (!channel.failed && channel.isHeld()) {
                channel.releaseHeld();
                handleHeld(channel);
            }
        }
    }

    /** Deliveries and dead letters that the command set off, and what those set off. */
    private void settle() {
        do {
            ConnectionState crashed;
            while ((crashed = context.crashing.poll()) != null) {
                sessions.crash(crashed);
            }
            MessageQueue queue;
            while ((queue = context.toRun.poll()) != null) {
                queue.runs();
                delivering.run(queue);
            }
        } while (deadLettering.post(intake) || !context.toRun.isEmpty() || !context.crashing.isEmpty());
        deadLettering.endCommand();
    }

    private QueueWatch watch() {
        return new QueueWatch() {
            @Override public void messagesExpire(MessageQueue queue) {
                shedding.dropExpired(queue);
            }

            @Override public void expires(MessageQueue queue) {
                queues.deleteWhile(queue, queue::isUnused);
            }
        };
    }
}
