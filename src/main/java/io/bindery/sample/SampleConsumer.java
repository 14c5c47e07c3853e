package io.bindery.sample;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Consumes one queue with a prefetch, takes its time over each message, acks by hand and now and then rejects. */
class SampleConsumer extends SampleProgram {

    private static final Logger LOG = LoggerFactory.getLogger(SampleConsumer.class);

    private final String queue;
    private final int prefetch;
    private final long workMillis;
    private final int rejectEvery;
    private long busyUntilNanos = System.nanoTime();
    private int seen;

    /** @param rejectEvery each so many-th message is rejected without requeueing, 0 for none */
    SampleConsumer(String name, ScheduledExecutorService scheduler, String queue, int prefetch, long workMillis, int rejectEvery) {
        super(name, scheduler);
        this.queue = queue;
        this.prefetch = prefetch;
        this.workMillis = workMillis;
        this.rejectEvery = rejectEvery;
    }

    @Override void begin(Channel channel) throws IOException {
        channel.basicQos(prefetch);
        channel.basicConsume(queue, false, new DefaultConsumer(channel) {
            @Override public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                work(channel, envelope.getDeliveryTag());
            }
        });
    }

    /** One message after the other: each begins when the one before is done. */
    private synchronized void work(Channel channel, long deliveryTag) {
        long now = System.nanoTime();
        busyUntilNanos = Math.max(now, busyUntilNanos) + TimeUnit.MILLISECONDS.toNanos(workMillis);
        try {
            scheduler.schedule(() -> finish(channel, deliveryTag), busyUntilNanos - now, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} was told to stop while a message came", name);
        }
    }

    private void finish(Channel channel, long deliveryTag) {
        try {
            if (rejectEvery > 0 && ++seen % rejectEvery == 0) {
                channel.basicReject(deliveryTag, false);
            } else {
                channel.basicAck(deliveryTag, false);
            }
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("{} acks no more: {}", name, e.getMessage());
        }
    }
}
