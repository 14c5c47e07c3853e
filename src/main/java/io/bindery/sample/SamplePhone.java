package io.bindery.sample;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;

/** A phone: its queue is exclusive and auto-delete, so it comes and goes with the phone's connection. */
final class SamplePhone extends SampleConsumer {

    private static final String QUEUE = "push";

    SamplePhone(String name, ScheduledExecutorService scheduler) {
        super(name, scheduler, QUEUE, 1, 400, 0);
    }

    @Override void begin(Channel channel) throws IOException {
        channel.queueDeclare(QUEUE, false, true, true, null);
        channel.queueBind(QUEUE, OrderShop.NOTIFY, "");
        super.begin(channel);
    }
}
