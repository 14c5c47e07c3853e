package io.bindery.engine;

import io.bindery.model.Activity;
import io.bindery.model.Message;

/** Hands messages to those who asked for them. */
final class Delivering {

    private final EngineContext context;
    private final Shedding shedding;

    Delivering(EngineContext context, Shedding shedding) {
        this.context = context;
        this.shedding = shedding;
    }

    /** Everything that waits and that a consumer can take. The queue may be in line for it already: it stays there. */
    void run(MessageQueue queue) {
        while (!queue.ready().isEmpty() && !queue.isDeleted()) {
            if (queue.ready().peek().message == null || queue.waits.hasCommands()) {
                stall(queue);
                return;
            }
            Consumer consumer = queue.consumers().next();
            if (consumer == null) {
                return;
            }
            hand(consumer, queue.pollReady());
            QueueEntry head = queue.ready().peek();
            if (head != null && head.expiresAtMillis != 0) {
                shedding.dropExpired(queue);
            }
        }
    }

    /** The next message is on disk alone, or somebody waits for it who came first. */
    private void stall(MessageQueue queue) {
        if (queue.consumers().count() > 0) {
            queue.waits.stalled |= !queue.waits.hasCommands();
            context.paging.need(queue);
        }
    }

    /** Past the ready ones, to a consumer who has just been found to be next. */
    void hand(Consumer consumer, QueueEntry entry) {
        ChannelState channel = consumer.channel;
        long tag = channel.nextDeliveryTag();
        boolean lost = channel.failed || consumer.namesake && Namesakes.breaks(context, consumer) || consumer.queue.consumers().draining != 0 && channel.connection.crashing;
        consumer.took();
        if (consumer.noAck) {
            channel.counts.deliveredWithoutAck++;
        } else {
            channel.counts.delivered++;
        }
        takeOut(consumer.queue, entry, settlesItself(consumer) ? null : consumer, tag);
        if (lost) {
            return;
        }
        if (entry.redelivered) {
            channel.counts.redelivered++;
            consumer.queue.redelivered();
        }
        channel.output.deliver(channel.number, consumer.tag, tag, entry.redelivered,
                asDelivered(consumer.queue, entry, entry.returns > 0));
        channel.connection.touch();
        context.paging.sent(entry);
        if (context.activity.watched()) {
            tell(entry, channel, consumer.queue, consumer.tag);
        }
    }

    /** A quorum queue's message is settled, where nobody acks it, by the channel: one that ends settles nothing. */
    private static boolean settlesItself(Consumer consumer) {
        return consumer.noAck && !(consumer.channel.failed && consumer.queue.settings().quorum());
    }

    /** basic.get, which waits when the message is on disk alone, or others wait. */
    void get(ChannelState channel, MessageQueue queue, ClientCommand.Get command) {
        queue.refreshExpiry();
        QueueEntry head = queue.ready().peek();
        if (head != null && head.message == null || queue.waits.hasCommands()) {
            queue.waits.add(channel, command);
            context.paging.need(queue);
            return;
        }
        QueueEntry entry = queue.pollReady();
        if (entry == null) {
            channel.counts.gotNothing++;
            queue.gotNothing();
            channel.reply(new Reply.GetEmpty());
            return;
        }
        long tag = channel.nextDeliveryTag();
        if (command.noAck()) {
            channel.counts.gotWithoutAck++;
        } else {
            channel.counts.got++;
        }
        queue.got(command.noAck());
        takeOut(queue, entry, command.noAck() ? null : new Holder.ByGet(channel, queue, tag), tag);
        int leftBefore = queue.ready().size();
        shedding.dropExpired(queue);
        // a quorum queue looks for what is next only when it hears of the ack
        int left = queue.settings().quorum() && !command.noAck() ? leftBefore : queue.ready().size();
        if (entry.redelivered) {
            channel.counts.redelivered++;
            queue.redelivered();
        }
        channel.output.getOk(channel.number, tag, entry.redelivered, left, asDelivered(queue, entry, true));
        channel.connection.touch();
        context.paging.sent(entry);
        if (context.activity.watched()) {
            tell(entry, channel, queue, "");
        }
    }

    private void takeOut(MessageQueue queue, QueueEntry entry, Holder holder, long tag) {
        context.delivered++;
        queue.handedOut(entry, holder);
        if (holder != null) {
            holder.channel.unacked.add(tag, entry);
        }
        if (queue.waits.untilReadAhead != 0 && --queue.waits.untilReadAhead == 0) {
            context.paging.readAhead(queue);
        }
    }

    /** A quorum queue tells its consumers how often a message came back when it did, a basic.get always. */
    private static Message asDelivered(MessageQueue queue, QueueEntry entry, boolean counted) {
        Message message = BlindCopies.hidden(entry.message);
        return counted && queue.settings().quorum() ? DeliveryCount.on(message, entry.returns) : message;
    }

    private void tell(QueueEntry entry, ChannelState channel, MessageQueue queue, String tag) {
        context.activity.accept(new Activity.Delivered(context.now, queue.vhostName(), entry.messageId, queue.name(),
                channel.connection.id, channel.number, tag, entry.redelivered));
    }
}
