package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.bindery.model.Binding;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Durable exchanges, queues and bindings, declared and deleted by a client that remembers what it was told is done. */
final class DurableTopology {

    private static final int MOST = 40;

    private final Random random;
    private final List<String> there = new ArrayList<>();
    private final Set<String> gone = new TreeSet<>();
    private int made;

    DurableTopology(long seed) {
        random = new Random(seed);
    }

    /** Declares and deletes until the broker is gone. What was under way then is nobody's promise. */
    Thread change(Channel channel) {
        Thread thread = new Thread(() -> {
            try {
                while (channel.isOpen()) {
                    step(channel);
                }
            } catch (IOException | ShutdownSignalException killed) {
                // the broker is gone, as it should be
            }
        }, "topology");
        thread.start();
        return thread;
    }

    private void step(Channel channel) throws IOException {
        if (there.size() < MOST && random.nextInt(3) > 0) {
            String name = "t" + ++made;
            channel.exchangeDeclare(name, "topic", true);
            channel.queueDeclare(name, true, false, false, null);
            channel.queueBind(name, name, "key." + made);
            there.add(name);
        } else if (!there.isEmpty()) {
            String name = there.remove(random.nextInt(there.size()));
            channel.queueDelete(name);
            channel.exchangeDelete(name);
            gone.add(name);
        }
    }

    void check(Definitions found, String when) {
        check(found.queues().stream().map(QueueDefinition::name).toList(), when + ": queues");
        check(found.exchanges().stream().map(ExchangeDefinition::name).toList(), when + ": exchanges");
        check(found.bindings().stream().map(Binding::destination).toList(), when + ": bindings");
    }

    private void check(List<String> found, String what) {
        assertThat(there).as("%s declared, and lost", what).allMatch(found::contains);
        assertThat(found).as("%s deleted, and back", what).noneMatch(gone::contains);
    }

    /** As clients see it. */
    void check(Channel channel) throws IOException {
        for (String name : there) {
            channel.queueDeclarePassive(name);
            channel.exchangeDeclarePassive(name);
        }
    }
}
