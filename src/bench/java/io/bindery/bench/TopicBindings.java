package io.bindery.bench;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/**
 * A topic exchange with many bindings over a hundred queues: half exact keys of four words, three in ten with one {@code *},
 * the rest with {@code #} at the end or in the middle. The exchange is durable because PerfTest declares it so again.
 */
final class TopicBindings {

    private static final int QUEUES = 100;
    private static final int WORDS = 20;

    private TopicBindings() { }

    static String exchange(int count) {
        return "bench-topic-" + count;
    }

    /**
     * Milliseconds that the bindings took.
     *
     * @param oneByOne each sent when the one before was answered · atOnce none answered but what was sent behind the last
     */
    record Times(double oneByOne, double atOnce) { }

    /** Declares them twice, one by one and then anew at once; they are there afterwards. */
    static Times declare(Contestant broker, int count) throws IOException {
        String exchange = exchange(count);
        return with(broker, channel -> {
            for (int i = 0; i < QUEUES; i++) {
                channel.queueDeclare(queue(count, i), false, false, false, null);
            }
            double oneByOne = timed(channel, count, (queue, pattern) -> channel.queueBind(queue, exchange, pattern));
            channel.exchangeDelete(exchange);
            double atOnce = timed(channel, count, (queue, pattern) -> channel.queueBindNoWait(queue, exchange, pattern, null));
            return new Times(oneByOne, atOnce);
        });
    }

    private interface Binds {
        void bind(String queue, String pattern) throws IOException;
    }

    private static double timed(Channel channel, int count, Binds binding) throws IOException {
        channel.exchangeDeclare(exchange(count), "topic", true, false, null);
        Random random = new Random(7);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            binding.bind(queue(count, i % QUEUES), pattern(random));
        }
        channel.queueDeclarePassive(queue(count, 0));
        return (System.nanoTime() - start) / 1e6;
    }

    static void delete(Contestant broker, int count) throws IOException {
        with(broker, channel -> {
            channel.exchangeDelete(exchange(count));
            for (int i = 0; i < QUEUES; i++) {
                channel.queueDelete(queue(count, i));
            }
            return (Void) null;
        });
    }

    private interface Work<T> {
        T on(Channel channel) throws IOException;
    }

    private static <T> T with(Contestant broker, Work<T> work) throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(broker.uri());
            try (Connection connection = factory.newConnection()) {
                return work.on(connection.createChannel());
            }
        } catch (URISyntaxException | GeneralSecurityException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static String queue(int count, int number) {
        return exchange(count) + "-" + number;
    }

    private static String pattern(Random random) {
        String[] words = {"a" + random.nextInt(WORDS), "b" + random.nextInt(WORDS), "c" + random.nextInt(WORDS), "d" + random.nextInt(WORDS)};
        int kind = random.nextInt(100);
        if (kind < 50) {
            return String.join(".", words);
        } else if (kind < 80) {
            words[random.nextInt(4)] = "*";
            return String.join(".", words);
        } else if (kind < 95) {
            return words[0] + "." + words[1] + "." + words[2] + ".#";
        }
        return words[0] + ".#." + words[3];
    }
}
