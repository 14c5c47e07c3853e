package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.Properties;
import io.bindery.model.QueuedMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restart keeps. */
class RecoveryTest {

    private static Desk restarted(Desk before) {
        return new Desk(new RecordingLog(before.log), before.log.recovered(), before.now);
    }

    private static List<QueuedMessage> browse(Desk desk, String queue) {
        List<QueuedMessage> seen = new ArrayList<>();
        desk.engine.apply(new EngineCommand.Browse("/", queue, 0, Integer.MAX_VALUE, page -> seen.addAll(page.messages())), desk.now);
        return seen;
    }

    /** Bodies of what the log holds, by queue and position. */
    private static Map<String, List<String>> logged(Desk desk) {
        Map<String, List<String>> logged = new TreeMap<>();
        for (RecoveredState.Queue queue : desk.log.recovered().queues()) {
            logged.put(queue.definition().name(), queue.entries().stream()
                    .map(entry -> entry.position() + " " + RecordingOutput.body(desk.log.kept(entry.messageId()))).toList());
        }
        return logged;
    }

    /** The same of what the engine holds and calls logged. */
    private static Map<String, List<String>> kept(Desk desk) {
        Map<String, List<String>> kept = new TreeMap<>();
        for (QueueSnapshot queue : desk.snapshot().vhost("/").orElseThrow().queues()) {
            if (queue.definition().durable()) {
                kept.put(queue.definition().name(), browse(desk, queue.definition().name()).stream()
                        .filter(message -> message.disk() != QueuedMessage.Disk.MEMORY_ONLY)
                        .map(message -> message.position() + " " + RecordingOutput.body(message.message())).toList());
            }
        }
        return kept;
    }

    @Test
    void durableThingsAreThereAndTransientOnesAreNot() {
        Desk desk = new Desk();
        desk.client.exchange("kept", "topic", EnumSet.of(ExchangeFlag.DURABLE));
        desk.client.exchange("lost", "topic");
        desk.client.durableQueue("q");
        desk.client.queue("transient");
        desk.client.bind("q", "kept", "a.#");
        desk.client.bind("q", "lost", "a.#");
        desk.client.bind("transient", "kept", "a.#");
        desk.client.publishPersistent("q", "p");
        desk.client.publish("q", "t");
        Desk after = restarted(desk);
        VhostSnapshot vhost = after.snapshot().vhost("/").orElseThrow();
        assertThat(vhost.exchange("kept")).isPresent();
        assertThat(vhost.exchange("lost")).isEmpty();
        assertThat(vhost.queue("transient")).isEmpty();
        assertThat(vhost.bindings()).hasSize(1);
        after.client.publish("kept", "a.b", Properties.NONE, "new");
        assertThat(after.client.take("q")).containsExactly("1 got 1 p left 1");
        assertThat(after.client.take("q")).containsExactly("1 got 2 new left 0");
    }

    @Test
    void whatWasHandedOutBeforeIsRedelivered() {
        Desk desk = new Desk();
        desk.client.durableQueue("q");
        desk.client.publishPersistent("q", "a");
        desk.client.publishPersistent("q", "b");
        desk.client.get("q");
        Desk after = restarted(desk);
        assertThat(after.client.take("q")).containsExactly("1 got 1 a again left 1");
        assertThat(after.client.take("q")).containsExactly("1 got 2 b left 0");
    }

    @Test
    void whatExpiredWhileTheBrokerWasDownIsGone() {
        Desk desk = new Desk();
        desk.client.durableQueue("q", "x-message-ttl", 100);
        desk.client.publishPersistent("q", "a");
        Desk after = new Desk(new RecordingLog(desk.log), desk.log.recovered(), desk.now + 100);
        assertThat(after.client.take("q")).containsExactly("1 GetEmpty[]");
    }

    @Test
    void whatIsTooManyLeavesFromTheHeadAtAStartThoughTheQueueRefusesItElse() {
        Desk desk = new Desk();
        desk.client.durableQueue("q", "x-max-length", 1, "x-overflow", "reject-publish", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        desk.client.durableQueue("dead");
        desk.client.publishPersistent("q", "a");
        desk.client.get("q");
        desk.client.publishPersistent("q", "b");
        Desk after = restarted(desk);
        assertThat(after.client.take("q")).containsExactly("1 got 1 b left 0");
        assertThat(after.client.take("dead")).containsExactly("1 got 2 a left 0");
    }

    @Test
    void aDeletedQueueTakesItsBindingsAlong() {
        Desk desk = new Desk();
        desk.client.durableQueue("q");
        desk.client.bind("q", "amq.direct", "k");
        desk.client.send(new ClientCommand.DeleteQueue(desk.client.output, 1, "q", false, false, false));
        assertThat(desk.log.recovered().queues()).isEmpty();
        assertThat(desk.log.recovered().bindings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void whateverHappenedTheLogHoldsWhatTheEngineHoldsBeforeAndAfterARestart(long seed) {
        RandomLife life = new RandomLife(seed, new Desk());
        for (int i = 0; i < 12; i++) {
            life.live(150);
            assertThat(kept(life.desk)).isEqualTo(logged(life.desk));
            Desk after = restarted(life.desk);
            assertThat(kept(after)).isEqualTo(logged(after)).hasSameSizeAs(logged(life.desk));
        }
    }
}
