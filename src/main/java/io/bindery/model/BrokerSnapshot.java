package io.bindery.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything the window shows of a broker at one moment. Unchanged parts are the same objects as in the snapshot
 * before, so a reader may compare by identity. Counters only grow; rates are made by whoever wants them.
 *
 * @param revision grows with every snapshot
 * @param topologyRevision grows when an exchange, queue, binding or policy came, went or changed
 * @param takenAtMillis the engine's time, milliseconds since 1970-01-01 UTC: the wall clock, unless its clock was turned
 * @param alarm why publishers have to wait («low on memory»), or empty
 */
public record BrokerSnapshot(
        long revision, long topologyRevision, long takenAtMillis,
        List<VhostSnapshot> vhosts, List<ConnectionSnapshot> connections, Totals totals, StoreSnapshot store, String alarm,
        AccessSnapshot access, ClockSnapshot clock) {

    public static final BrokerSnapshot EMPTY =
            new BrokerSnapshot(0, 0, 0, List.of(), List.of(), Totals.NONE, StoreSnapshot.NONE);

    /** While nobody has to wait, nothing is said of users, and time goes as everybody's does. */
    public BrokerSnapshot(long revision, long topologyRevision, long takenAtMillis,
                          List<VhostSnapshot> vhosts, List<ConnectionSnapshot> connections, Totals totals, StoreSnapshot store) {
        this(revision, topologyRevision, takenAtMillis, vhosts, connections, totals, store, "", AccessSnapshot.NONE, ClockSnapshot.REAL);
    }

    public BrokerSnapshot withAlarm(String reason) {
        return alarm.equals(reason) ? this
                : new BrokerSnapshot(revision, topologyRevision, takenAtMillis, vhosts, connections, totals, store, reason, access, clock);
    }

    public BrokerSnapshot withAccess(AccessSnapshot users) {
        return new BrokerSnapshot(revision, topologyRevision, takenAtMillis, vhosts, connections, totals, store, alarm, users, clock);
    }

    public BrokerSnapshot withClock(ClockSnapshot told) {
        return clock.equals(told) ? this
                : new BrokerSnapshot(revision, topologyRevision, takenAtMillis, vhosts, connections, totals, store, alarm, access, told);
    }

    public Optional<VhostSnapshot> vhost(String name) {
        return vhosts.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** Who may come in and do what; no password, not even what it hashes to. */
    public record AccessSnapshot(List<UserSnapshot> users, List<Permission> permissions, List<TopicPermission> topicPermissions) {
        public static final AccessSnapshot NONE = new AccessSnapshot(List.of(), List.of(), List.of());
    }

    public record UserSnapshot(String name, List<String> tags) { }

    /**
     * Topology, policies and figures of one virtual host; lists are in the order of declaration.
     *
     * @param policies of users and of operators
     */
    public record VhostSnapshot(
            VhostDefinition definition, List<ExchangeSnapshot> exchanges, List<QueueSnapshot> queues, List<Binding> bindings,
            List<Policy> policies) {

        /** Without policies. */
        public VhostSnapshot(String name, List<ExchangeSnapshot> exchanges, List<QueueSnapshot> queues, List<Binding> bindings) {
            this(VhostDefinition.named(name), exchanges, queues, bindings, List.of());
        }

        public String name() {
            return definition.name();
        }

        public Optional<QueueSnapshot> queue(String queueName) {
            return queues.stream().filter(q -> q.definition().name().equals(queueName)).findFirst();
        }

        public Optional<ExchangeSnapshot> exchange(String exchangeName) {
            return exchanges.stream().filter(e -> e.definition().name().equals(exchangeName)).findFirst();
        }
    }

    /**
     * @param policies those in force for it · effective its definition with what they say
     * @param publishedIn messages that somebody published to it: neither letters of the dead nor what other exchanges route to it
     * @param routedOut copies of them that came to queues, by whatever way
     * @param unroutable messages that matched nothing here (an alternate exchange may have taken them)
     */
    public record ExchangeSnapshot(
            ExchangeDefinition definition, PolicyMatch policies, ExchangeDefinition effective,
            long publishedIn, long routedOut, long unroutable) {

        /** Without policies. */
        public ExchangeSnapshot(ExchangeDefinition definition, long publishedIn, long routedOut, long unroutable) {
            this(definition, PolicyMatch.NONE, definition, publishedIn, routedOut, unroutable);
        }
    }

    /**
     * @param policies those in force for it · effective its definition with what they say
     * @param onDisk how many of ready + unacked are in the journal and fsynced
     * @param pending how many of ready + unacked wait for their fsync
     * @param bytes body bytes of ready + unacked
     * @param oldestReadyMillis when the head was enqueued (wall clock), 0 when nothing is ready
     * @param enqueued copies ever put in · delivered to consumers and gets · acked · expired, dead-lettered, dropped or purged
     */
    public record QueueSnapshot(
            QueueDefinition definition, PolicyMatch policies, QueueDefinition effective,
            long ready, long unacked, long onDisk, long pending, long bytes,
            long oldestReadyMillis, long enqueued, long delivered, long acked, long discarded,
            List<ConsumerSnapshot> consumers) {

        /** Without policies. */
        public QueueSnapshot(QueueDefinition definition, long ready, long unacked, long onDisk, long pending, long bytes,
                             long oldestReadyMillis, long enqueued, long delivered, long acked, long discarded,
                             List<ConsumerSnapshot> consumers) {
            this(definition, PolicyMatch.NONE, definition, ready, unacked, onDisk, pending, bytes, oldestReadyMillis, enqueued,
                    delivered, acked, discarded, consumers);
        }

        public long depth() {
            return ready + unacked;
        }
    }

    /** @param prefetch 0 is unlimited */
    public record ConsumerSnapshot(
            String tag, long connectionId, String connectionName, int channel, int prefetch, boolean noAck,
            boolean exclusive, boolean active, long unacked, long delivered) { }

    /**
     * @param name what the client calls itself (connection_name, else product and port)
     * @param publishesTo the exchanges it has published to with how many messages
     */
    public record ConnectionSnapshot(
            long id, String name, String user, String vhost, String peer, long connectedAtMillis, String product,
            int channels, List<Publishing> publishesTo) { }

    /** How much one connection has published to one exchange. */
    public record Publishing(String exchange, long messages) { }

    /**
     * @param published messages in · delivered copies out (consumers and gets) · confirmed · returned
     */
    public record Totals(long published, long delivered, long confirmed, long returned, long unroutable) {
        public static final Totals NONE = new Totals(0, 0, 0, 0, 0);
    }

    /**
     * The store's figures.
     *
     * @param directory absolute path, empty when nothing is kept (a broker in memory)
     * @param copiesOnDisk queue entries the journal holds, fsynced · copiesPending not yet
     * @param bytesOnDisk size of the journal's files
     * @param lastFsyncNanos how long the last commit group's fsync took · lastGroupRecords how many records it held
     * @param problem why nothing can be written now (disk full…), or empty
     * @param definitionsPending whether a declaration, a binding or a deletion still waits for its fsync
     */
    public record StoreSnapshot(
            String directory, long copiesOnDisk, long copiesPending, long bytesOnDisk,
            long lastFsyncNanos, int lastGroupRecords, long commitGroups, String problem, boolean definitionsPending) {
        public static final StoreSnapshot NONE = new StoreSnapshot("", 0, 0, 0, 0, 0, 0, "", false);
    }

    /**
     * The broker's time, which a person may hold and step.
     *
     * @param held it stands still at {@code takenAtMillis}
     * @param aheadMillis of the wall clock, when it was looked at; negative after time was held
     * @param nextExpiryMillis when the next message or queue expires, told while time is held; 0 when none will
     */
    public record ClockSnapshot(boolean held, long aheadMillis, long nextExpiryMillis) {
        public static final ClockSnapshot REAL = new ClockSnapshot(false, 0, 0);
    }
}
