package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A durable queue with real clients on it and a record of what they were told. Messages are numbers; a number is
 * published once, confirmed or not, and acked once, the ack committed (tx.commit-ok) or not.
 */
final class NumberedQueue {

    private static final int WINDOW = 200;
    private static final int ACKS = 7;

    private final String name;
    private final AtomicLong published = new AtomicLong();
    private final Set<Long> confirmed = new ConcurrentSkipListSet<>();
    private final Set<Long> acked = new ConcurrentSkipListSet<>();
    private final Set<Long> committed = new ConcurrentSkipListSet<>();

    NumberedQueue(String name) {
        this.name = name;
    }

    long confirmedCount() {
        return confirmed.size();
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
        ConcurrentSkipListSet<Long> waiting = new ConcurrentSkipListSet<>();
        channel.addConfirmListener((tag, multiple) -> {
            Set<Long> done = multiple ? waiting.headSet(before + tag, true) : Set.of(before + tag);
            confirmed.addAll(done);
            waiting.removeAll(List.copyOf(done));
        }, (tag, multiple) -> waiting.remove(before + tag));
        return client("publisher", () -> {
            while (channel.isOpen()) {
                if (waiting.size() < WINDOW) {
                    long number = published.incrementAndGet();
                    waiting.add(number);
                    channel.basicPublish("", name, MessageProperties.PERSISTENT_BASIC, body(number));
                } else {
                    Thread.onSpinWait();
                }
            }
        });
    }

    /** Gets and acks in small transactions until the broker is gone. */
    Thread consume(Channel channel) throws IOException {
        channel.txSelect();
        return client("consumer", () -> {
            while (channel.isOpen()) {
                List<GetResponse> got = take(channel, ACKS);
                ackAndCommit(channel, got);
            }
        });
    }

    private List<GetResponse> take(Channel channel, int most) throws IOException {
        List<GetResponse> got = new ArrayList<>();
        GetResponse next = channel.basicGet(name, false);
        while (next != null) {
            got.add(next);
            next = got.size() < most ? channel.basicGet(name, false) : null;
        }
        return got;
    }

    private void ackAndCommit(Channel channel, List<GetResponse> got) throws IOException {
        if (got.isEmpty()) {
            return;
        }
        List<Long> numbers = got.stream().map(NumberedQueue::number).toList();
        acked.addAll(numbers);
        channel.basicAck(got.get(got.size() - 1).getEnvelope().getDeliveryTag(), true);
        channel.txCommit();
        committed.addAll(numbers);
    }

    /** Compares what is in the queue with what the clients were told, then takes it all. */
    void checkAndEmpty(Channel channel, String when) throws IOException {
        channel.txSelect();
        List<GetResponse> got = take(channel, Integer.MAX_VALUE);
        List<Long> found = got.stream().map(NumberedQueue::number).toList();
        assertThat(found).as("%s: %s in order, each once", when, name).isEqualTo(List.copyOf(new TreeSet<>(found)));
        Set<Long> lost = new TreeSet<>(confirmed);
        lost.removeAll(acked);
        found.forEach(lost::remove);
        assertThat(lost).as("%s: confirmed in %s, and lost", when, name).isEmpty();
        assertThat(found.stream().filter(committed::contains)).as("%s: acked and committed in %s, and back", when, name).isEmpty();
        ackAndCommit(channel, got);
    }

    private static byte[] body(long number) {
        return (number + " ".repeat((int) (number % 3000))).getBytes(StandardCharsets.US_ASCII);
    }

    private static long number(GetResponse got) {
        return Long.parseLong(new String(got.getBody(), StandardCharsets.US_ASCII).strip());
    }

    private Thread client(String role, ClientWork work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | ShutdownSignalException killed) {
                // the broker is gone, as it should be
            }
        }, role + " of " + name);
        thread.start();
        return thread;
    }

    private interface ClientWork {
        void run() throws IOException;
    }
}
