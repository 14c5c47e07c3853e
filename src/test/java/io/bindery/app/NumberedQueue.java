package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A durable queue with real clients on it and a record of what they were told. Messages are numbers; a number is
 * published once, confirmed or not, and acked once, the ack committed (tx.commit-ok) or not.
 */
final class NumberedQueue {

    private static final int WINDOW = 200;
    private static final int ACKS = 7;
    private static final int PER_TRANSACTION = 10;

    private final String exchange;
    private final String name;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong confirms = new AtomicLong();
    /** Without those whose acks are committed. */
    private final Set<Long> confirmed = new ConcurrentSkipListSet<>();
    private final Set<Long> acked = new ConcurrentSkipListSet<>();
    private final Set<Long> committed = new ConcurrentSkipListSet<>();

    NumberedQueue(String name) {
        this("", name);
    }

    /** @param exchange to publish to, with the queue's name as key */
    NumberedQueue(String exchange, String name) {
        this.exchange = exchange;
        this.name = name;
    }

    String name() {
        return name;
    }

    long confirmedCount() {
        return confirms.get();
    }

    long committedCount() {
        return committed.size();
    }

    void declare(Channel channel) throws IOException {
        channel.queueDeclare(name, true, false, false, null);
    }

    /** Publishes persistent messages with up to {@value #WINDOW} confirms outstanding, until the broker is gone. */
    Thread publish(Channel channel) throws IOException {
        channel.confirmSelect();
        long before = published.get();
        Semaphore room = new Semaphore(WINDOW);
        ConcurrentSkipListSet<Long> waiting = new ConcurrentSkipListSet<>();
        channel.addConfirmListener((tag, multiple) -> {
            Set<Long> done = Set.copyOf(multiple ? waiting.headSet(before + tag, true) : Set.of(before + tag));
            confirmed.addAll(done);
            confirms.addAndGet(done.size());
            waiting.removeAll(done);
            room.release(done.size());
        }, (tag, multiple) -> {
            throw new IllegalStateException("a durable queue does not refuse");
        });
        return client("publisher", () -> {
            while (channel.isOpen()) {
                if (room.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                    long number = published.incrementAndGet();
                    waiting.add(number);
                    send(channel, number);
                }
            }
        });
    }

    /** Publishes small transactions until the broker is gone. */
    Thread publishInTransactions(Channel channel) throws IOException {
        channel.txSelect();
        return client("publisher", () -> {
            while (channel.isOpen()) {
                List<Long> numbers = new ArrayList<>();
                for (int i = 0; i < PER_TRANSACTION; i++) {
                    numbers.add(published.incrementAndGet());
                    send(channel, published.get());
                }
                channel.txCommit();
                confirmed.addAll(numbers);
                confirms.addAndGet(numbers.size());
            }
        });
    }

    private void send(Channel channel, long number) throws IOException {
        channel.basicPublish(exchange, name, MessageProperties.PERSISTENT_BASIC, NumberedBody.of(number));
    }

    /** Gets and acks in small transactions until the broker is gone. */
    Thread consume(Channel channel) throws IOException {
        channel.txSelect();
        return client("consumer", () -> {
            while (channel.isOpen()) {
                List<Long> numbers = new ArrayList<>();
                long lastTag = 0;
                GetResponse next = channel.basicGet(name, false);
                while (next != null) {
                    numbers.add(NumberedBody.number(next.getBody()));
                    lastTag = next.getEnvelope().getDeliveryTag();
                    next = numbers.size() < ACKS ? channel.basicGet(name, false) : null;
                }
                ackAndCommit(channel, numbers, lastTag);
            }
        });
    }

    private void ackAndCommit(Channel channel, List<Long> numbers, long lastTag) throws IOException {
        if (!numbers.isEmpty()) {
            acked.addAll(numbers);
            channel.basicAck(lastTag, true);
            channel.txCommit();
            committed.addAll(numbers);
        }
    }

    /**
     * Compares what is in the queue with what the clients were told.
     *
     * @param take whether to take it all, or to leave it for the next time
     * @return what was there
     */
    List<Long> check(Channel channel, boolean take, String when) throws IOException, InterruptedException {
        channel.txSelect();
        List<Delivery> got = everything(channel);
        List<Long> found = got.stream().map(delivery -> NumberedBody.number(delivery.getBody())).toList();
        assertThat(found).as("%s: %s in order, each once", when, name).isEqualTo(List.copyOf(new TreeSet<>(found)));
        Set<Long> lost = new TreeSet<>(confirmed);
        lost.removeAll(acked);
        found.forEach(lost::remove);
        assertThat(lost).as("%s: confirmed in %s, and lost", when, name).isEmpty();
        assertThat(found.stream().filter(committed::contains)).as("%s: acked and committed in %s, and back", when, name).isEmpty();
        confirmed.removeAll(committed);
        if (take && !got.isEmpty()) {
            ackAndCommit(channel, found, got.get(got.size() - 1).getEnvelope().getDeliveryTag());
        }
        return found;
    }

    private List<Delivery> everything(Channel channel) throws IOException, InterruptedException {
        int count = channel.queueDeclarePassive(name).getMessageCount();
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        DeliverCallback keep = (tag, delivery) -> deliveries.add(delivery);
        String consumer = channel.basicConsume(name, false, keep, tag -> { });
        List<Delivery> got = new ArrayList<>();
        while (got.size() < count) {
            Delivery next = deliveries.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("delivery %d of %d from %s", got.size() + 1, count, name).isNotNull();
            got.add(next);
        }
        channel.basicCancel(consumer);
        assertThat(deliveries).as("more in %s than it said", name).isEmpty();
        return got;
    }

    private Thread client(String role, ClientWork work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | ShutdownSignalException killed) {
                // the broker is gone, as it should be
            } catch (InterruptedException nobodyDoes) {
                throw new AssertionError(nobodyDoes);
            }
        }, role + " of " + name);
        thread.start();
        return thread;
    }

    private interface ClientWork {
        void run() throws IOException, InterruptedException;
    }
}
