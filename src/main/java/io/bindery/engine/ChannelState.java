package io.bindery.engine;

import io.bindery.model.MessageStats;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** One channel: what it consumes, what it holds, its mode, and whether it waits for the log. */
final class ChannelState {

    final ConnectionState connection;
    final ConnectionOutput output;
    final int number;
    final Prefetch prefetch = new Prefetch();
    final Enqueuer enqueuer = new Enqueuer();
    final ChannelCounts counts = new ChannelCounts();
    final UnackedDeliveries unacked = new UnackedDeliveries();
    final Map<String, Consumer> consumers = new LinkedHashMap<>();
    private final EngineContext context;
    private final DeliveryAges ages = new DeliveryAges();
    private long lastDeliveryTag;
    /** Null unless in confirm mode. */
    Confirms confirms;
    /** Null unless in tx mode. */
    Transaction transaction;
    /** Null unless it consumes from amq.rabbitmq.reply-to. */
    ReplyConsumer replyConsumer;
    /** The queue declared last, which an empty name stands for. */
    String lastQueue = "";
    /** An error was told; nothing is heard until the client has closed it too. */
    boolean failed;

    private String publishedTo;
    private ConnectionState.Publications publications;
    private boolean toConfirm;
    private boolean awaitsLog;
    private long heldUntil;
    private Reply heldReply;
    private ClientCommand waiting;
    private final Queue<ClientCommand> held = new ArrayDeque<>();

    /** @param address what requests carry as reply-to, without the common prefix */
    record ReplyConsumer(String tag, String address) { }

    ChannelState(EngineContext context, ConnectionState connection, int number) {
        this.context = context;
        this.connection = connection;
        this.output = connection.output;
        this.number = number;
    }

    long nextDeliveryTag() {
        return ++lastDeliveryTag;
    }

    /** What the next delivery will have; direct replies use it and don't use it up. */
    long upcomingDeliveryTag() {
        return lastDeliveryTag + 1;
    }

    /** Takes a look at what it has out. */
    boolean holdsTooLong(long millis) {
        return ages.look(unacked, lastDeliveryTag, context.now, millis);
    }

    void reply(Reply reply) {
        output.reply(number, reply);
        connection.touch();
    }

    void countPublish(String exchange) {
        if (!exchange.equals(publishedTo)) {
            publishedTo = exchange;
            publications = connection.publicationsTo(exchange);
        }
        connection.published(publications);
    }

    /** Answers when the log is on disk up to {@code logPosition}; what the client sends meanwhile waits in order. */
    void replyWhenDurable(Reply reply, long logPosition) {
        if (context.isDurable(logPosition)) {
            reply(reply);
            return;
        }
        heldReply = reply;
        heldUntil = logPosition;
        awaitLog();
    }

    /** Likewise, when these letters are out and the removals of their messages are on disk, too. */
    void replyBehind(List<Condemned> letters, Reply reply, long logPosition) {
        heldReply = reply;
        heldUntil = Long.MAX_VALUE;
        int[] left = {letters.size()};
        letters.forEach(each -> each.afterwards(() -> {
            if (--left[0] == 0 && heldReply == reply) {
                heldReply = null;
                replyWhenDurable(reply, letters.stream().mapToLong(one -> one.removedAt).reduce(logPosition, Math::max));
                context.goingOn.add(this);
            }
        }));
    }

    boolean isHeld() {
        return heldReply != null || waiting != null;
    }

    /** It is answered when a content has come from disk; what the client sends meanwhile waits in order. */
    void waitFor(ClientCommand command) {
        waiting = command;
    }

    /** Whether this command still waits; it doesn't any more. */
    boolean goOn(ClientCommand command) {
        boolean waits = waiting == command;
        waiting = waits ? null : waiting;
        return waits;
    }

    void hold(ClientCommand command) {
        held.add(command);
    }

    /** The next command that waited; null when there is none, or the channel is held again. */
    ClientCommand nextHeld() {
        return isHeld() ? null : held.poll();
    }

    void forgetHeld() {
        heldReply = null;
        waiting = null;
        held.clear();
    }

    /** The connection is going: answer whatever the log position, get nothing more, and go on with what was held. */
    void releaseHeld() {
        waiting = null;
        if (heldReply != null) {
            Reply reply = heldReply;
            heldReply = null;
            reply(reply);
        }
    }

    /** The log is on disk further than before. Puts itself among those who wait if it still does. */
    void committed() {
        awaitsLog = false;
        if (heldReply != null && context.isDurable(heldUntil)) {
            releaseHeld();
        }
        if (confirms != null && confirms.committed(context.committed)) {
            hasConfirms();
        }
        if (heldReply != null || confirms != null && confirms.isWaiting()) {
            awaitLog();
        }
    }

    void confirmWhenDurable(long sequence, long logPosition) {
        if (context.isDurable(logPosition)) {
            confirms.settle(sequence);
            hasConfirms();
        } else {
            confirms.awaits(sequence, logPosition);
            awaitLog();
        }
    }

    void refuse(long sequence) {
        confirms.refuse(sequence);
        hasConfirms();
    }

    /** Everything handed out and not settled for good, uncommitted acks included. */
    void forEachHeld(java.util.function.Consumer<QueueEntry> reader) {
        unacked.forEach(reader);
        if (transaction != null) {
            transaction.uncommittedDeliveries().forEach(delivery -> reader.accept(delivery.entry()));
        }
    }

    /** What a transaction published is not to be. */
    void dropPublications() {
        if (transaction != null) {
            transaction.takePublications().forEach(publication -> context.memory.release(publication.message()));
        }
    }

    /** Tells the publisher what is settled. */
    void sendConfirms() {
        toConfirm = false;
        if (!failed && confirms != null) {
            context.confirmed += confirms.send(number, output);
            connection.touch();
        }
    }

    private void hasConfirms() {
        if (!toConfirm) {
            toConfirm = true;
            context.confirming.add(this);
        }
    }

    private void awaitLog() {
        if (!awaitsLog) {
            awaitsLog = true;
            context.awaitingLog.add(this);
        }
    }

    /** What it has done stays counted. */
    void ends() {
        failed = true;
        connection.vhost.keeps(stats());
    }

    MessageStats stats() {
        return counts.shown(confirms == null ? 0 : confirms.answered());
    }
}
