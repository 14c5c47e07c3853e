package io.bindery.engine;

import io.bindery.model.Setting;
import io.bindery.model.Settings;
import io.bindery.model.WireText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the engine's rooms share: the instant, the ports, who waits for what, and the sums. */
final class EngineContext {

    final MessageLog log;
    final ActivitySink activity;
    final NameGenerator names;
    final Deadlines deadlines = new Deadlines();
    final Memory memory;
    final Paging paging;
    final PendingCopies pendingCopies = new PendingCopies();
    final Map<String, VirtualHost> vhosts = new LinkedHashMap<>();
    /** Users, permissions, policies and the like. Written by the engine's thread; any thread may ask who may come in. */
    volatile Settings settings = Settings.NONE;
    final List<ConnectionState> connections = new ArrayList<>();
    /** Channels consuming from amq.rabbitmq.reply-to, by the address their requests carry. */
    final Map<String, ChannelState> replyAddresses = new LinkedHashMap<>();

    /** Queues that may have something for a consumer once the command is done. */
    final Deque<MessageQueue> toRun = new ArrayDeque<>();
    /** Connections that end with an internal error once the command is done, because RabbitMQ's would. */
    final Deque<ConnectionState> crashing = new ArrayDeque<>();
    /** Channels whose letters are out, and what was held behind them. */
    final Deque<ChannelState> goingOn = new ArrayDeque<>();
    /** Connections that something was said to in this batch. */
    final List<ConnectionState> touched = new ArrayList<>();
    /** Channels with confirms to send at the end of the batch. */
    final List<ChannelState> confirming = new ArrayList<>();
    /** Channels waiting for the log: a reply is held back, or confirms are. */
    List<ChannelState> awaitingLog = new ArrayList<>();

    /** Wall clock of the command at hand, milliseconds since 1970-01-01 UTC. */
    long now;
    /** What the store has fsynced. */
    long committed;
    /** Log position of the newest removal, 0 for none since somebody set it back. */
    long lastRemoval;
    long lastMessageId;
    long lastQueueId;

    long published;
    long delivered;
    long confirmed;
    long returned;
    long unroutable;
    long topologyRevision = 1;
    boolean dirty = true;
    /** Whether there has been one: brokers without them ask no further. */
    boolean hasQuorumQueues;

    EngineContext(EngineSettings settings, MessageLog log, ActivitySink activity) {
        this.log = log;
        this.activity = activity;
        this.names = new NameGenerator(settings.nameSeed());
        this.memory = new Memory(settings.residentBytes());
        this.paging = new Paging(log, memory);
    }

    void crash(ConnectionState connection) {
        connection.crashing = true;
        crashing.add(connection);
    }

    /** Returns the log position; 0 when it is as it was. */
    long set(Setting setting) {
        refuseLongName(setting.key());
        if (settings.has(setting)) {
            return 0;
        }
        dirty = true;
        settings = settings.with(setting);
        return log.set(setting);
    }

    /** Names are AMQP's short strings, also where AMQP never says them. */
    private static void refuseLongName(Setting.Key key) {
        for (String name : List.of(key.vhost(), key.name(), key.part())) {
            if (WireText.encode(name).length > 255) {
                throw AmqpException.inItsOwnWords("a name has at most 255 bytes: " + name.substring(0, 20) + "…");
            }
        }
    }

    /** Likewise, when there is none of the kind. */
    long clear(Setting.Key key) {
        if (!settings.has(key)) {
            return 0;
        }
        dirty = true;
        settings = settings.without(key);
        return log.cleared(key);
    }

    void topologyChanged() {
        topologyRevision++;
        dirty = true;
    }

    boolean isDurable(long logPosition) {
        return logPosition <= committed;
    }

    /** Reads what channels hold of a queue, transactions' unsettled deliveries too. Found when somebody asks, so that holding costs nothing. */
    void forEachHeld(MessageQueue queue, java.util.function.Consumer<QueueEntry> reader) {
        forEachHeld(entry -> {
            if (entry.holder.queue == queue) {
                reader.accept(entry);
            }
        });
    }

    /** Likewise of all queues. */
    void forEachHeld(java.util.function.Consumer<QueueEntry> reader) {
        for (ConnectionState connection : connections) {
            for (ChannelState channel : connection.openChannels()) {
                channel.forEachHeld(entry -> {
                    if (entry.holder != null) {
                        reader.accept(entry);
                    }
                });
            }
        }
    }
}
