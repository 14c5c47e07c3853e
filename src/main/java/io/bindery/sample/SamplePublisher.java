package io.bindery.sample;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes persistent JSON to one exchange, at a steady pace, going round its keys. */
final class SamplePublisher extends SampleProgram {

    private static final Logger LOG = LoggerFactory.getLogger(SamplePublisher.class);
    private static final int PERSISTENT = 2;

    private final String exchange;
    private final List<String> keys;
    private final Map<String, Object> headers;
    private final long everyMillis;
    private int published;

    SamplePublisher(String name, ScheduledExecutorService scheduler, String exchange, List<String> keys, Map<String, Object> headers, long everyMillis) {
        super(name, scheduler);
        this.exchange = exchange;
        this.keys = keys;
        this.headers = headers;
        this.everyMillis = everyMillis;
    }

    @Override void begin(Channel channel) {
        scheduler.scheduleAtFixedRate(() -> publish(channel), everyMillis / 4, everyMillis, TimeUnit.MILLISECONDS);
    }

    private void publish(Channel channel) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.basicPublish(exchange, keys.get(published % keys.size()), properties(), body());
            published++;
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("{} published no more: {}", name, e.getMessage());
        }
    }

    private AMQP.BasicProperties properties() {
        return new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).contentType("application/json").appId(name)
                .messageId(UUID.randomUUID().toString()).timestamp(new Date()).headers(headers).build();
    }

    private byte[] body() {
        return String.format(Locale.ROOT, "{\"id\": %d, \"from\": \"%s\", \"total\": %d.%02d}", 1000 + published, name, 10 + published % 90, published * 37 % 100)
                .getBytes(StandardCharsets.UTF_8);
    }
}
