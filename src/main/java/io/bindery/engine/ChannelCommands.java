package io.bindery.engine;

import io.bindery.engine.Transaction.Settlement;
import java.util.List;
import java.util.Set;

/** Brings a client's command to the room that does it, and turns a refusal into a close. The hot ones come first. */
final class ChannelCommands {

    private final Publishing publishing;
    private final Settling settling;
    private final Committing committing;
    private final Subscriptions subscriptions;
    private final Crediting crediting;
    private final TopologyCommands topology;
    private final Sessions sessions;

    ChannelCommands(Publishing publishing, Settling settling, Committing committing, Subscriptions subscriptions, Crediting crediting,
                    TopologyCommands topology, Sessions sessions) {
        this.publishing = publishing;
        this.settling = settling;
        this.committing = committing;
        this.subscriptions = subscriptions;
        this.crediting = crediting;
        this.topology = topology;
        this.sessions = sessions;
    }

    /** A command on a channel that isn't held. */
    void handle(ChannelState channel, ClientCommand command) {
        try {
            if (command instanceof ClientCommand.Publish publish) {
                publishing.publish(channel, publish);
            } else if (command instanceof ClientCommand.Ack ack) {
                settling.ack(channel, ack.deliveryTag(), ack.multiple());
            } else if (command instanceof ClientCommand.Nack nack) {
                settling.nack(channel, nack.deliveryTag(), nack.multiple(), nack.requeue());
            } else {
                handleConsuming(channel, command);
            }
        } catch (AmqpException refusal) {
            sessions.fail(channel, refusal, MethodIds.of(command));
        }
    }

    private void handleConsuming(ChannelState channel, ClientCommand command) {
        if (command instanceof ClientCommand.Get get) {
            subscriptions.get(channel, get);
        } else if (command instanceof ClientCommand.Consume consume) {
            subscriptions.consume(channel, consume);
        } else if (command instanceof ClientCommand.Cancel cancel) {
            subscriptions.cancel(channel, cancel);
        } else if (command instanceof ClientCommand.Qos qos) {
            subscriptions.qos(channel, qos);
        } else if (command instanceof ClientCommand.Credit credit) {
            crediting.credit(channel, credit);
        } else if (command instanceof ClientCommand.Recover recover) {
            recover(channel, recover);
        } else {
            handleMode(channel, command);
        }
    }

    /** The answer goes before what comes again. */
    private void recover(ChannelState channel, ClientCommand.Recover command) {
        if (!command.requeue()) {
            throw Refusal.notImplemented("requeue=false");
        }
        if (!command.async()) {
            channel.reply(new Reply.RecoverOk());
        }
        settling.recover(channel);
    }

    private void handleMode(ChannelState channel, ClientCommand command) {
        if (command instanceof ClientCommand.SelectConfirms select) {
            selectConfirms(channel, select);
        } else if (command instanceof ClientCommand.SelectTx) {
            selectTx(channel);
        } else if (command instanceof ClientCommand.CommitTx) {
            commit(channel);
        } else if (command instanceof ClientCommand.RollbackTx) {
            Transaction transaction = transactionOf(channel);
            channel.dropPublications();
            channel.unacked.restore(transaction.uncommittedDeliveries());
            transaction.takeSettlements();
            channel.reply(new Reply.TxRolledBack());
        } else if (command instanceof ClientCommand.Flow flow) {
            if (!flow.active()) {
                throw Refusal.notImplemented("active=false");
            }
            channel.reply(new Reply.FlowOk(true));
        } else if (command instanceof ClientCommand.CloseChannel) {
            sessions.closeChannel(channel);
        } else if (command instanceof ClientCommand.PublishMalformed malformed) {
            publishing.check(channel, malformed);
            sessions.crash(channel.connection);
        } else if (command instanceof ClientCommand.PublishTooLarge large) {
            throw Refusal.precondition("message size " + large.size() + " is larger than configured max size " + large.most());
        } else {
            topology.handle(channel, command);
        }
    }

    private static void selectConfirms(ChannelState channel, ClientCommand.SelectConfirms command) {
        if (channel.transaction != null) {
            throw Refusal.precondition("cannot switch from tx to confirm mode");
        }
        if (channel.confirms == null) {
            channel.confirms = new Confirms();
        }
        if (!command.noWait()) {
            channel.reply(new Reply.ConfirmsSelected());
        }
    }

    private static void selectTx(ChannelState channel) {
        if (channel.confirms != null) {
            throw Refusal.precondition("cannot switch from confirm to tx mode");
        }
        if (channel.transaction == null) {
            channel.transaction = new Transaction();
        }
        channel.reply(new Reply.TxSelected());
    }

    private void commit(ChannelState channel) {
        Transaction transaction = transactionOf(channel);
        List<Settlement> settlements = transaction.takeSettlements();
        Set<MessageQueue> rejectedOf = Settling.rejectedOf(settlements);
        long position = committing.commit(channel, transaction.takePublications(), settlements);
        List<Condemned> letters = rejectedOf.stream().map(queue -> queue.waits.condemned).filter(waiting -> !waiting.isEmpty()).toList();
        if (letters.isEmpty()) {
            channel.replyWhenDurable(new Reply.TxCommitted(), position);
        } else {
            channel.replyBehind(letters, new Reply.TxCommitted(), position);
        }
    }

    private static Transaction transactionOf(ChannelState channel) {
        if (channel.transaction == null) {
            throw Refusal.precondition("channel is not transactional");
        }
        return channel.transaction;
    }
}
