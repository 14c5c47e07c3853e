package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.Message;
import io.bindery.model.Policy;
import io.bindery.model.QueueFlag;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dead letters whose contents have to be read back from the disk first. */
class CondemnedTest extends NothingStaysInMemory {

    @Test void deadLettersOfTheExpiredComeInOrderWithTheInstantOfTheirDeath() {
        client.durableQueue("timed", "x-message-ttl", 1000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("timed", "a", "b", "c");
        slowDisk();
        desk.later(1000);
        long died = desk.now;
        assertThat(desk.queue("timed").ready()).as("they are in the queue no more").isZero();
        assertThat(desk.log.records).as("and on disk until their letters are out").noneMatch(record -> record.startsWith("removed"));
        desk.later(5000);
        contentsCome();
        for (String body : List.of("a", "b", "c")) {
            Message letter = client.message("morgue");
            assertThat(RecordingOutput.body(letter)).isEqualTo(body);
            assertThat(letter.properties().headersOrEmpty().toString()).contains(Long.toString(died / 1000));
        }
        assertThat(desk.log.records.stream().filter(record -> record.startsWith("removed"))).hasSize(3);
    }

    /** RabbitMQ has sent them when the deletion comes. */
    @ParameterizedTest
    @EnumSource(Deletion.class)
    void aQueueIsNotDeletedBeforeItsLettersAreOut(Deletion deletion) {
        Desk.Client other = desk.connect();
        other.queue("timed", deletion.flags, deletion.arguments);
        client.durableQueue("morgue");
        other.consume("timed", "c");
        other.cancel(1, deletion == Deletion.BY_LAST_CONSUMER ? "" : "c");
        other.prefetch(1, 1, true);
        publish("timed", "a", "b", "c");
        other.heard();
        slowDisk();
        desk.later(1000);
        deletion.happens(desk, other);
        assertThat(desk.log.records).noneMatch(record -> record.equals("no queue timed"));
        desk.log.records.clear();
        contentsCome();
        assertThat(desk.snapshot().vhosts().get(0).queues()).extracting(each -> each.definition().name()).containsExactly("morgue");
        List<String> died = deletion == Deletion.BY_LAST_CONSUMER ? List.of("b", "c") : List.of("a", "b", "c");
        assertThat(desk.log.records.stream().map(record -> record.split(" ")[0]).filter(word -> !word.equals("removed")))
                .as("in the log, too, letters come first").startsWith("enqueued").endsWith("no").hasSize(died.size() + 1);
        desk.log.autoFetch = true;
        assertThat(died).allSatisfy(body -> assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo(body));
    }

    private enum Deletion {
        BY_CLIENT, BY_A_CLIENT_THAT_GOES, BY_PERSON, BY_DISUSE, BY_LAST_CONSUMER;

        private final Set<QueueFlag> flags = name().equals("BY_LAST_CONSUMER") ? Set.of(QueueFlag.DURABLE, QueueFlag.AUTO_DELETE) : Set.of(QueueFlag.DURABLE);
        private final Object[] arguments = {"x-message-ttl", 1000, "x-expires", name().equals("BY_DISUSE") ? 1500 : 1_000_000,
            "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue"};

        private void happens(Desk desk, Desk.Client asker) {
            switch (this) {
                case BY_CLIENT -> asker.send(new ClientCommand.DeleteQueue(asker.output, 1, "timed", false, false, false));
                case BY_A_CLIENT_THAT_GOES -> {
                    asker.send(new ClientCommand.DeleteQueue(asker.output, 1, "timed", false, false, false));
                    asker.disconnect();
                }
                case BY_PERSON -> desk.engine.apply(new EngineCommand.Execute(new BrokerCommand.DeleteQueue("/", "timed"), result -> { }), desk.now);
                case BY_DISUSE -> desk.later(600);
                case BY_LAST_CONSUMER -> asker.cancel(1, "c");
            }
        }
    }

    @Test void aClientHearsOfADeletionWhenTheLettersAreOut() {
        client.durableQueue("timed", "x-message-ttl", 1000, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("timed", "a");
        slowDisk();
        desk.later(1000);
        assertThat(client.send(new ClientCommand.DeleteQueue(client.output, 1, "timed", false, false, false))).isEmpty();
        assertThat(client.get("morgue")).as("its channel is held").isEmpty();
        assertThat(contentsCome()).containsExactly("1 QueueDeleted[messages=0]", "1 got 1 a left 0");
    }

    @Test void whatDiesLaterDoesNotOvertakeALetterThatWaits() {
        client.durableQueue("short", "x-max-length", 2, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("short", "a", "b");
        slowDisk();
        publish("short", "c");
        client.publish("short", "d");
        client.publish("short", "e");
        client.publish("short", "f");
        assertThat(desk.queue("short").ready()).isEqualTo(2);
        contentsCome();
        desk.log.autoFetch = true;
        for (String body : List.of("a", "b", "c", "d")) {
            assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo(body);
        }
    }

    @Test void whatIsRejectedIsReadBackForItsLetter() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("q", "a", "b");
        client.get("q");
        client.get("q");
        assertThat(desk.engine.heldBytes()).as("what was sent is not kept").isEqualTo(2L * Memory.PER_PLACE);
        client.nack(1, 2, true, false);
        assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo("a");
        assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo("b");
    }

    @Test void whatCameBackTooOftenIsNotSaidToBeInItsQueueAgain() {
        client.durableQueue("q", "x-queue-type", "quorum", "x-delivery-limit", 1, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        client.publish("q", "a");
        client.get("q");
        client.nack(1, 1, false, true);
        client.get("q");
        desk.activity.watching = true;
        client.nack(1, 2, false, true);
        assertThat(desk.activity.take()).hasAtLeastOneElementOfType(Activity.Discarded.class).noneMatch(Activity.Requeued.class::isInstance);
    }

    @Test void aMessageWhoseRecordIsDamagedIsLeftOutAndNothingElse() {
        client.durableQueue("q");
        publish("q", "a", "b", "c");
        desk.log.unreadable.add(2L);
        assertThat(client.take("q")).containsExactly("1 got 1 a left 1");
        assertThat(client.take("q")).containsExactly("1 got 2 c left 0");
        assertThat(client.take("q")).containsExactly("1 GetEmpty[]");
        assertThat(desk.queue("q").discarded()).isEqualTo(1);
        assertThat(desk.log.recovered().queues().get(0).entries()).as("the journal still has it").hasSize(1);
    }

    @Test void aLetterThatCannotBeReadDoesNotHoldTheNextOneUp() {
        client.durableQueue("q", "x-message-ttl", 10, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("q", "a", "b");
        desk.log.unreadable.add(1L);
        desk.later(10);
        assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo("b");
    }

    @Test void aLetterGoesWhereItsQueueSentLettersWhenItDied() {
        sendLetters("morgue");
        client.durableQueue("q");
        client.queue("morgue");
        client.queue("elsewhere");
        publish("q", "a");
        client.get("q");
        slowDisk();
        client.nack(1, 1, false, false);
        sendLetters("elsewhere");
        contentsCome();
        assertThat(client.take("elsewhere")).containsExactly("1 GetEmpty[]");
        assertThat(RecordingOutput.body(client.message("morgue"))).isEqualTo("a");
    }

    private void sendLetters(String queue) {
        desk.execute(new AdminCommand.SetPolicy(Policy.ofUser("/", "letters", "^q$", Policy.ApplyTo.QUEUES, 0,
                Desk.args("dead-letter-exchange", "", "dead-letter-routing-key", queue))));
    }

    @Test void whatIsRefusedAndWaitsBehindAnothersLetterIsCounted() {
        client.durableQueue("full", "x-max-length", 1, "x-overflow", "reject-publish-dlx", "x-message-ttl", 1000,
                "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "nowhere");
        publish("full", "a");
        slowDisk();
        desk.later(1000);
        client.publish("full", "b");
        long before = desk.engine.heldBytes();
        client.publish("full", "refused");
        assertThat(desk.engine.heldBytes()).isEqualTo(before + Memory.PER_MESSAGE + 2 + 7);
        contentsCome();
        assertThat(desk.engine.heldBytes()).isEqualTo(Memory.PER_PLACE + Memory.PER_MESSAGE + 2 + 1);
    }

    @Test void andNoMoreWhenItsQueueIsDeleted() {
        client.durableQueue("full", "x-max-length", 1, "x-overflow", "reject-publish-dlx", "x-message-ttl", 1000,
                "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "nowhere");
        publish("full", "a");
        slowDisk();
        desk.later(1000);
        client.publish("full", "b");
        client.publish("full", "refused");
        desk.execute(new AdminCommand.DeleteVhost("/"));
        contentsCome();
        assertThat(desk.engine.heldBytes()).isZero();
    }

    @Test void aCommitIsAnsweredWhenTheLettersOfWhatItRejectedAreOutAndTheRemovalOnDisk() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        client.queue("morgue");
        publish("q", "a");
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.get("q");
        slowDisk();
        client.nack(1, 1, false, false);
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 1))).isEmpty();
        assertThat(client.take("morgue")).as("what is said meanwhile waits").isEmpty();
        assertThat(desk.log.recovered().queues().get(0).entries()).hasSize(1);
        desk.log.autoCommit = false;
        assertThat(contentsCome()).as("the removal is written and not yet on disk").isEmpty();
        assertThat(desk.log.recovered().queues().get(0).entries()).isEmpty();
        desk.commit();
        assertThat(client.heard()).containsExactly("1 TxCommitted[]", "1 got 2 a left 0");
    }

    @Test void aCommitBehindLettersOfADeletedQueueIsAnsweredAllTheSame() {
        client.durableQueue("q", "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "morgue");
        publish("q", "a");
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.get("q");
        slowDisk();
        client.nack(1, 1, false, false);
        client.send(new ClientCommand.CommitTx(client.output, 1));
        desk.execute(new BrokerCommand.DeleteQueue("/", "q"));
        assertThat(contentsCome()).containsExactly("1 TxCommitted[]");
    }
}
