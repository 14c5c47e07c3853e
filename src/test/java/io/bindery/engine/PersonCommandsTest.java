package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.CommandResult.Durability;
import io.bindery.model.Properties;
import io.bindery.model.QueuedMessage;
import io.bindery.model.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person does with the broker, and what a person sees of it. */
class PersonCommandsTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;
    private final List<CommandResult> answers = new ArrayList<>();

    private void execute(BrokerCommand command) {
        desk.engine.apply(new EngineCommand.Execute(command, answers::add), desk.now);
        desk.endBatch();
    }

    private List<QueuedMessage> browse(String queue) {
        List<QueuedMessage> seen = new ArrayList<>();
        desk.engine.apply(new EngineCommand.Browse("/", queue, 0, 100, page -> seen.addAll(page.messages())), desk.now);
        return seen;
    }

    private static BrokerCommand.Publish publish(String exchange, String key, Properties properties) {
        return new BrokerCommand.Publish("/", exchange, key, properties, "m".getBytes(StandardCharsets.UTF_8), true);
    }

    @Test
    void aPublishSaysWhichBindingsEachCopyCameBy() {
        client.exchange("x", "topic");
        client.exchange("y", "fanout");
        client.queue("q");
        client.bindExchange("y", "x", "a.#");
        client.bind("q", "y", "");
        execute(publish("x", "a.b", Properties.NONE));
        CommandResult.Published published = (CommandResult.Published) answers.get(0);
        assertThat(published.copies()).singleElement().satisfies(copy -> {
            assertThat(copy.queue()).isEqualTo("q");
            assertThat(copy.durability()).isEqualTo(Durability.MEMORY_ONLY);
            assertThat(copy.via()).containsExactly(Binding.toExchange("/", "x", "y", "a.#"), Binding.toQueue("/", "y", "q", ""));
        });
    }

    @Test
    void aPersistentPublishIsAnsweredWhenItIsOnDisk() {
        client.durableQueue("q");
        desk.log.autoCommit = false;
        execute(publish("", "q", Properties.NONE.withDeliveryMode(2)));
        assertThat(answers).isEmpty();
        assertThat(browse("q")).extracting(QueuedMessage::disk).containsExactly(QueuedMessage.Disk.PENDING);
        assertThat(desk.queue("q").pending()).isEqualTo(1);
        desk.commit();
        assertThat(((CommandResult.Published) answers.get(0)).copies()).extracting(CommandResult.Copy::durability)
                .containsExactly(Durability.ON_DISK);
        assertThat(desk.queue("q").onDisk()).isEqualTo(1);
        assertThat(desk.queue("q").pending()).isZero();
    }

    @Test
    void aRefusalCarriesRabbitMqsCodeAndText() {
        execute(publish("nox", "k", Properties.NONE));
        assertThat(answers).containsExactly(
                new CommandResult.Refused(ReplyCode.NOT_FOUND, "NOT_FOUND - no exchange 'nox' in vhost '/'"));
    }

    @Test
    void browsingShowsWhoHasAMessageAndTakesNothing() {
        client.queue("q");
        client.publish("q", "a");
        client.publish("q", "b");
        client.get("q");
        assertThat(browse("q")).extracting(QueuedMessage::state)
                .containsExactly(QueuedMessage.State.UNACKED, QueuedMessage.State.READY);
        assertThat(browse("q").get(0).heldBy()).isEqualTo("basic.get, client-1");
        assertThat(desk.queue("q").ready()).isEqualTo(1);
    }

    @Test
    void oneMessageIsDeletedFromTheMiddle() {
        client.queue("q");
        for (String body : new String[] {"a", "b", "c"}) {
            client.publish("q", body);
        }
        execute(new BrokerCommand.DeleteMessage("/", "q", browse("q").get(1).position()));
        assertThat(client.take("q")).containsExactly("1 got 1 a left 1");
        assertThat(client.take("q")).containsExactly("1 got 2 c left 0");
    }

    @Test
    void unchangedPartsOfASnapshotAreTheSameObjects() {
        client.queue("still");
        client.queue("busy");
        BrokerSnapshot before = desk.snapshot();
        assertThat(desk.engine.dirty()).isFalse();
        client.publish("busy", "a");
        assertThat(desk.engine.dirty()).isTrue();
        BrokerSnapshot after = desk.snapshot();
        assertThat(after.vhosts().get(0).queue("still")).containsSame(before.vhosts().get(0).queue("still").orElseThrow());
        assertThat(after.vhosts().get(0).queue("busy")).isNotEqualTo(before.vhosts().get(0).queue("busy"));
        assertThat(after.vhosts().get(0).bindings()).isSameAs(before.vhosts().get(0).bindings());
        assertThat(after.topologyRevision()).isEqualTo(before.topologyRevision());
        assertThat(desk.snapshot().vhosts()).isSameAs(after.vhosts());
    }

    @Test
    void aMessagesWayIsToldStepByStepToWhoWatches() {
        client.queue("q");
        client.bind("q", "amq.direct", "k");
        desk.activity.watching = true;
        client.publish("amq.direct", "k", Properties.NONE, "m");
        client.get("q");
        client.ack(1);
        List<Activity> seen = desk.activity.take();
        assertThat(seen).extracting(Object::getClass).containsExactly(
                (Class) Activity.Routed.class, Activity.Delivered.class, Activity.Acked.class);
        assertThat(((Activity.Routed) seen.get(0)).hops()).singleElement()
                .extracting(Activity.Hop::binding).isEqualTo(Binding.toQueue("/", "amq.direct", "q", "k"));
    }
}
