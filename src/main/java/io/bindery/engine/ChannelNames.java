package io.bindery.engine;

import io.bindery.model.ReplyCode;

/** Names as a channel may abbreviate or mangle them. */
final class ChannelNames {

    private ChannelNames() { }

    /** An empty queue name stands for the queue the channel declared last. */
    static String queue(ChannelState channel, String name) {
        return name.isEmpty() ? last(channel) : name;
    }

    /** An empty routing key, together with an empty queue name, too. */
    static String key(ChannelState channel, String queueName, String key) {
        return queueName.isEmpty() && key.isEmpty() ? last(channel) : key;
    }

    /** RabbitMQ drops line ends from the names of what is declared, deleted and bound. */
    static String withoutLineEnds(String name) {
        return name.indexOf('\n') < 0 && name.indexOf('\r') < 0 ? name : name.replace("\n", "").replace("\r", "");
    }

    /** Refuses the prefix that is the broker's own. */
    static void refuseReserved(String kind, String name) {
        if (name.startsWith("amq.")) {
            throw Refusal.accessRefused(kind + " name '" + name + "' contains reserved prefix 'amq.*'");
        }
    }

    static AmqpException noQueueBefore() {
        return new AmqpException(ReplyCode.NOT_FOUND, "no previously declared queue");
    }

    private static String last(ChannelState channel) {
        if (channel.lastQueue.isEmpty()) {
            throw noQueueBefore();
        }
        return channel.lastQueue;
    }
}
