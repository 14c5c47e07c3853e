package io.bindery.engine;

import io.bindery.engine.Deadlines.Deadline;
import io.bindery.model.ReplyCode;
import java.util.List;

/**
 * Ends channels whose client keeps a delivery for too long without settling it, however it came by it
 * (rabbit_channel:evaluate_consumer_timeout/1, 3.10.8).
 */
final class AckTimeout {

    /** RabbitMQ's consumer_timeout. */
    static final long MILLIS = 1_800_000;
    /** RabbitMQ looks once a minute. An age is known here but for the time between two looks: together they make that minute. */
    static final long BETWEEN_LOOKS = 30_000;

    private final EngineContext context;
    private final Sessions sessions;
    private final Deadline nextLook = new Deadline(this::look);

    AckTimeout(EngineContext context, Sessions sessions) {
        this.context = context;
        this.sessions = sessions;
    }

    /** Somebody is there who may be given something. */
    void watch() {
        if (!nextLook.isSet()) {
            context.deadlines.set(nextLook, context.now + BETWEEN_LOOKS);
        }
    }

    private void look() {
        for (ConnectionState connection : List.copyOf(context.connections)) {
            for (ChannelState channel : connection.openChannels()) {
                if (!channel.failed && channel.holdsTooLong(MILLIS)) {
                    sessions.fail(channel, new AmqpException(ReplyCode.PRECONDITION_FAILED, "delivery acknowledgement on channel "
                            + channel.number + " timed out. Timeout value used: " + MILLIS
                            + " ms. This timeout value can be configured, see consumers doc guide to learn more"), MethodIds.NONE);
                }
            }
        }
        if (!context.connections.isEmpty()) {
            watch();
        }
    }
}
