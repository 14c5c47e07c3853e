package io.bindery.engine;

/**
 * basic.credit, RabbitMQ's extension by which a consumer says how many more messages it wants, and whether what it can't
 * have at once lapses (drain).
 *
 * <p>RabbitMQ 3.10.8 fails when a classic queue has to say that credit was drained, and when a quorum queue is consumed
 * from with credit: the connection is closed with 541. So it is here, or a client that works here would not work there.
 */
final class Crediting {

    private final EngineContext context;

    Crediting(EngineContext context) {
        this.context = context;
    }

    void credit(ChannelState channel, ClientCommand.Credit command) {
        Consumer consumer = channel.consumers.get(command.consumerTag());
        if (consumer == null) {
            throw Refusal.precondition("unknown consumer tag '" + command.consumerTag() + "'");
        }
        if (consumer.queue.settings().quorum()) {
            creditOfQuorum(channel, consumer, command);
        } else {
            creditOfClassic(channel, consumer, command);
        }
    }

    private void creditOfClassic(ChannelState channel, Consumer consumer, ClientCommand.Credit command) {
        MessageQueue queue = consumer.queue;
        channel.reply(new Reply.CreditOk(queue.ready().size()));
        boolean hadNone = !consumer.hasCredit();
        if (command.drain() && queue.ready().isEmpty()) {
            context.crash(channel.connection);
            return;
        }
        consumer.grant(command.credit(), command.drain());
        if (hadNone && consumer.hasCredit() && !channel.prefetch.reached() && queue.consumers().unblock(channel)) {
            queue.wantsRun();
        }
    }

    /** A quorum queue counts what was drained as delivered, and answers before it delivers. */
    private static void creditOfQuorum(ChannelState channel, Consumer consumer, ClientCommand.Credit command) {
        MessageQueue queue = consumer.queue;
        boolean served = queue.consumers().serves(consumer);
        long credit = Math.max(0, command.credit() - consumer.drained);
        long taken = served ? Math.min(credit, queue.ready().size()) : 0;
        channel.reply(new Reply.CreditOk(queue.ready().size() - taken));
        boolean drains = served && command.drain();
        if (drains) {
            channel.reply(new Reply.CreditDrained(consumer.tag, credit - taken));
            consumer.drained += credit - taken;
        }
        consumer.grantOfQuorum(drains ? taken : credit);
        if (queue.consumers().unblock(channel) || taken > 0) {
            queue.wantsRun();
        }
    }

    /** A consumer with x-credit has come and was answered. */
    void begin(Consumer consumer, ConsumeCredit credit) {
        MessageQueue queue = consumer.queue;
        boolean fails = queue.settings().quorum() ? credit.credit() > 0 : credit.drain() && queue.ready().isEmpty();
        if (fails) {
            context.crash(consumer.channel.connection);
        } else {
            consumer.grant(queue.settings().quorum() ? 0 : credit.credit(), credit.drain() && !queue.settings().quorum());
        }
    }
}
