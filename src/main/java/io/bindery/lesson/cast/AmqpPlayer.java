package io.bindery.lesson.cast;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.bindery.lesson.Act;
import io.bindery.lesson.Player;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** One program: a connection and a channel. Deliveries and answers come on the connection's threads and are kept under its lock. */
final class AmqpPlayer implements Player {

    private static final int LEAVE_MILLIS = 2_000;
    private static final long CONFIRM_MILLIS = 10_000;

    private final Connection connection;
    private final Channel channel;
    private final List<String> received = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean confirming;

    private record Held(long tag, AMQP.BasicProperties properties, byte[] body) { }

    AmqpPlayer(Connection connection) throws IOException {
        this.connection = connection;
        channel = connection.createChannel();
    }

    @Override public void consume(String queue, int prefetch, Act.Acks acks) throws IOException {
        channel.basicQos(prefetch);
        boolean atOnce = acks == Act.Acks.AT_ONCE;
        channel.basicConsume(queue, atOnce, new DefaultConsumer(channel) {
            @Override public void handleDelivery(String consumer, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                took(new Held(envelope.getDeliveryTag(), properties, body), atOnce);
            }
        });
    }

    private synchronized void took(Held message, boolean isDone) {
        received.add(new String(message.body, StandardCharsets.UTF_8));
        if (!isDone) {
            held.add(message);
        }
    }

    @Override public void publish(String exchange, String key, String body, boolean mandatory) throws IOException {
        if (!confirming) {
            confirming = true;
            channel.addReturnListener(returned -> hear("returned"));
            channel.addConfirmListener((tag, several) -> hear("confirmed"), (tag, several) -> hear("nacked"));
            channel.confirmSelect();
        }
        synchronized (this) {
            heard.clear();
        }
        channel.basicPublish(exchange, key, mandatory, null, body.getBytes(StandardCharsets.UTF_8));
        try {
            channel.waitForConfirms(CONFIRM_MILLIS);
        } catch (TimeoutException tired) {
            throw new IOException("no confirm came", tired);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("the lesson was ended", ended);
        }
    }

    private synchronized void hear(String word) {
        heard.add(word);
    }

    @Override public void ack() throws IOException {
        channel.basicAck(oldest().tag, false);
    }

    @Override public void reject(boolean requeue) throws IOException {
        channel.basicReject(oldest().tag, requeue);
    }

    @Override public void reply() throws IOException {
        Held request = oldest();
        AMQP.BasicProperties answer = new AMQP.BasicProperties.Builder().correlationId(request.properties.getCorrelationId()).build();
        String body = "answer to " + new String(request.body, StandardCharsets.UTF_8);
        channel.basicPublish("", request.properties.getReplyTo(), answer, body.getBytes(StandardCharsets.UTF_8));
        channel.basicAck(request.tag, false);
    }

    private synchronized Held oldest() throws IOException {
        Held message = held.poll();
        if (message == null) {
            throw new IOException("it holds no message");
        }
        return message;
    }

    @Override public synchronized List<String> received() {
        return List.copyOf(received);
    }

    @Override public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    @Override public void leave() {
        connection.abort(LEAVE_MILLIS);
    }
}
