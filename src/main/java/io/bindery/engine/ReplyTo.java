package io.bindery.engine;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.engine.ChannelState.ReplyConsumer;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;

/** Direct reply-to: a pseudo-queue whose messages go straight to the channel that asked. */
final class ReplyTo {

    static final String QUEUE = "amq.rabbitmq.reply-to";
    private static final String PREFIX = QUEUE + ".";

    private ReplyTo() { }

    static void consume(EngineContext context, ChannelState channel, ClientCommand.Consume command) {
        if (!command.flags().contains(ConsumeFlag.NO_ACK)) {
            throw Refusal.precondition("reply consumer cannot acknowledge");
        }
        if (channel.replyConsumer != null) {
            throw Refusal.precondition("reply consumer already set");
        }
        String tag = command.consumerTag().isEmpty() ? context.names.consumerTag() : command.consumerTag();
        channel.replyConsumer = new ReplyConsumer(tag, context.names.replyAddress());
        context.replyAddresses.put(channel.replyConsumer.address(), channel);
        if (!command.noWait()) {
            channel.reply(new Reply.ConsumeOk(tag));
        }
    }

    static void cancel(EngineContext context, ChannelState channel, String tag) {
        if (channel.replyConsumer != null && channel.replyConsumer.tag().equals(tag)) {
            close(context, channel);
        }
    }

    static void close(EngineContext context, ChannelState channel) {
        if (channel.replyConsumer != null) {
            context.replyAddresses.remove(channel.replyConsumer.address());
            channel.replyConsumer = null;
        }
    }

    /** Whether a queue name means the pseudo-queue, so that declaring it only asks whether it is there. */
    static boolean isPseudoQueue(String name) {
        return name.startsWith(QUEUE);
    }

    static boolean exists(EngineContext context, String name) {
        return name.equals(QUEUE) || name.startsWith(PREFIX) && context.replyAddresses.containsKey(name.substring(PREFIX.length()));
    }

    /** Whether it carries such an address of a channel. */
    static boolean isRequest(Message message) {
        String address = message.properties().replyTo();
        return address != null && address.startsWith(PREFIX);
    }

    /** A request names the pseudo-queue; what travels is the channel's own address. */
    static byte[] addressed(ChannelState channel, byte[] propertyBytes, Properties properties) {
        if (!QUEUE.equals(properties.replyTo())) {
            return propertyBytes;
        }
        if (channel.replyConsumer == null) {
            throw Refusal.precondition("fast reply consumer does not exist");
        }
        return PropertiesCodec.encode(properties.withReplyTo(PREFIX + channel.replyConsumer.address()));
    }

    /** Delivers a message published to the default exchange with such an address as its key. */
    static void deliver(EngineContext context, String key, Message message) {
        if (!key.startsWith(PREFIX)) {
            return;
        }
        ChannelState channel = context.replyAddresses.get(key.substring(PREFIX.length()));
        if (channel != null) {
            channel.output.deliver(channel.number, channel.replyConsumer.tag(), channel.upcomingDeliveryTag(), false,
                    BlindCopies.hidden(message));
            channel.connection.touch();
            context.delivered++;
        }
    }
}
