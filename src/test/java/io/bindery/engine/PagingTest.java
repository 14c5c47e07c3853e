package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.QueuedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents that are on disk leave memory; nobody can tell but by the time it takes. Here nothing on disk stays in memory at all. */
class PagingTest extends NothingStaysInMemory {

    @Test void whatIsOnDiskTakesUpItsPlaceAlone() {
        client.durableQueue("q");
        publish("q", "a", "b", "c");
        assertThat(desk.engine.heldBytes()).isEqualTo(3L * Memory.PER_PLACE);
        client.publish("q", "transient");
        assertThat(desk.engine.heldBytes()).isEqualTo(4L * Memory.PER_PLACE + Memory.PER_MESSAGE + 2 + 9);
    }

    @Test void whatWaitsForItsFsyncStays() {
        client.durableQueue("q");
        desk.log.autoCommit = false;
        publish("q", "a");
        assertThat(desk.engine.heldBytes()).isGreaterThan(Memory.PER_PLACE);
        desk.commit();
        assertThat(desk.engine.heldBytes()).isEqualTo(Memory.PER_PLACE);
    }

    @Test void itComesBackInOrder() {
        client.durableQueue("q");
        publish("q", "a", "b");
        client.publish("q", "t");
        publish("q", "c");
        assertThat(client.take("q")).containsExactly("1 got 1 a left 3");
        assertThat(client.consume("q", "c")).containsExactly("1 ConsumeOk[consumerTag=c]", "1 deliver c 2 b", "1 deliver c 3 t", "1 deliver c 4 c");
        assertThat(desk.log.fetched).isPositive();
    }

    @Test void aGetHoldsWhatItsChannelSaysNextAndNoOtherChannel() {
        client.durableQueue("q");
        client.queue("other");
        publish("q", "a");
        client.open(2);
        slowDisk();
        assertThat(client.get("q")).isEmpty();
        assertThat(client.publish("other", "later")).isEmpty();
        assertThat(client.take("other")).isEmpty();
        assertThat(client.send(new ClientCommand.Get(client.output, 2, "other", true))).containsExactly("2 GetEmpty[]");
        assertThat(contentsCome()).containsExactly("1 got 1 a left 0", "1 got 2 later left 0");
    }

    @Test void whoCameFirstIsServedFirst() {
        client.durableQueue("q");
        publish("q", "a", "b", "c");
        client.open(2);
        slowDisk();
        client.get("q");
        client.prefetch(2, 1, false);
        client.consume(2, "q", "later", Set.of());
        client.open(3);
        client.send(new ClientCommand.Get(client.output, 3, "q", false));
        client.heard();
        assertThat(contentsCome()).containsExactlyInAnyOrder("1 got 1 a left 2", "2 deliver later 1 c", "3 got 1 b left 1");
    }

    @Test void aConsumerThatWaitedIsServedBeforeAGetThatCameBehindIt() {
        client.durableQueue("q");
        publish("q", "a", "b");
        client.open(2);
        slowDisk();
        client.prefetch(2, 1, false);
        client.consume(2, "q", "first", Set.of());
        client.get("q");
        client.heard();
        assertThat(contentsCome()).containsExactly("2 deliver first 1 a", "1 got 1 b left 0");
    }

    @Test void aSingleActiveConsumerHasWhatIsOnItsWayBeforeItIsCancelledAndTheNextOneWaitsForSomethingElse() {
        client.durableQueue("q", "x-single-active-consumer", true);
        publish("q", "a", "b");
        slowDisk();
        client.prefetch(1, 1, false);
        client.consume("q", "first");
        client.consume("q", "second");
        assertThat(client.cancel(1, "first")).isEmpty();
        assertThat(contentsCome()).containsExactly("1 deliver first 1 a", "1 CancelOk[consumerTag=first]");
        desk.log.autoFetch = true;
        assertThat(client.consume("q", "third")).containsExactly("1 ConsumeOk[consumerTag=third]", "1 deliver second 2 b");
    }

    @Test void whatIsOldAndLessUrgentLeavesRatherThanWhatIsDeliveredBeforeIt() {
        Desk roomy = new Desk(EngineSettings.withSeed(7).withResidentBytes(300_000), new RecordingLog(), RecoveredState.EMPTY, Desk.START);
        roomy.client.durableQueue("q", "x-max-priority", 9);
        roomy.log.autoCommit = false;
        for (int i = 0; i < 400; i++) {
            roomy.client.publish("", "q", urgent(i < 200 ? 0 : 9), "x".repeat(1000));
        }
        roomy.commit();
        assertThat(roomy.engine.heldBytes()).isLessThan(300_000 + 400L * Memory.PER_PLACE + 2000);
        for (int i = 0; i < 150; i++) {
            roomy.client.take("q");
        }
        assertThat(roomy.log.fetched).isZero();
    }

    @Test void whatIsPublishedMeanwhileDoesNotOvertake() {
        client.durableQueue("q");
        publish("q", "a");
        slowDisk();
        client.consume("q", "c");
        client.publish("q", "t");
        assertThat(contentsCome()).containsExactly("1 deliver c 1 a", "1 deliver c 2 t");
    }

    @Test void aQueueCanBePurgedMeanwhile() {
        client.durableQueue("q");
        publish("q", "a", "b");
        slowDisk();
        client.get("q");
        Desk.Client other = desk.connect();
        assertThat(other.send(new ClientCommand.PurgeQueue(other.output, 1, "q", false))).containsExactly("1 QueuePurged[messages=2]");
        assertThat(contentsCome()).containsExactly("1 GetEmpty[]");
        assertThat(desk.engine.heldBytes()).isZero();
    }

    @Test void aQueueCanBeDeletedMeanwhile() {
        client.durableQueue("q");
        publish("q", "a", "b");
        slowDisk();
        client.get("q");
        Desk.Client other = desk.connect();
        other.send(new ClientCommand.DeleteQueue(other.output, 1, "q", false, false, false));
        assertThat(contentsCome()).containsExactly("1 close 404 NOT_FOUND - no queue 'q' in vhost '/' 60.70");
        assertThat(desk.engine.heldBytes()).isZero();
    }

    @Test void aConsumerCanLeaveMeanwhile() {
        client.durableQueue("q");
        publish("q", "a", "b");
        slowDisk();
        client.consume("q", "c");
        client.cancel(1, "c");
        assertThat(contentsCome()).isEmpty();
        assertThat(client.take("q")).containsExactly("1 got 1 a left 1");
    }

    @Test void aConnectionCanGoMeanwhileAndWhatItSaidBehindTheGetCounts() {
        client.durableQueue("q");
        publish("q", "a");
        slowDisk();
        Desk.Client other = desk.connect();
        other.take("q");
        other.publishPersistent("q", "b");
        other.disconnect();
        contentsCome();
        desk.log.autoFetch = true;
        assertThat(client.take("q")).containsExactly("1 got 1 a left 1");
        assertThat(client.take("q")).containsExactly("1 got 2 b left 0");
    }

    @Test void whatComesBackTakesItsPlaceAgain() {
        client.durableQueue("q");
        publish("q", "a", "b", "c");
        client.get("q");
        client.get("q");
        client.nack(1, 1, false, true);
        assertThat(client.take("q")).containsExactly("1 got 3 a again left 1");
        client.nack(1, 2, false, true);
        assertThat(client.take("q")).containsExactly("1 got 4 b again left 1");
        assertThat(client.take("q")).containsExactly("1 got 5 c left 0");
    }

    @Test void higherPrioritiesStillComeFirst() {
        client.durableQueue("q", "x-max-priority", 9);
        for (int priority : new int[] {1, 5, 0, 5, 9}) {
            client.publish("", "q", urgent(priority), "p" + priority);
        }
        assertThat(client.consume("q", "c")).containsSubsequence("1 deliver c 1 p9", "1 deliver c 2 p5", "1 deliver c 3 p5", "1 deliver c 4 p1", "1 deliver c 5 p0");
    }

    @Test void aLookIsAnsweredFromTheDisk() {
        client.durableQueue("q");
        publish("q", "a", "b");
        client.publish("q", "t");
        client.get("q");
        List<QueuedMessage> seen = new ArrayList<>();
        desk.engine.apply(new EngineCommand.Browse("/", "q", 0, 2, page -> seen.addAll(page.messages())), desk.now);
        assertThat(seen).extracting(each -> each.position() + " " + RecordingOutput.body(each.message()) + " " + each.state())
                .containsExactly("1 a UNACKED", "2 b READY");
    }

    @Test void whatWaitsInATransactionIsCounted() {
        client.durableQueue("q");
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.publish("q", "a");
        assertThat(desk.engine.heldBytes()).isPositive();
        client.send(new ClientCommand.RollbackTx(client.output, 1));
        assertThat(desk.engine.heldBytes()).isZero();
        client.publish("q", "b");
        client.send(new ClientCommand.CommitTx(client.output, 1));
        assertThat(client.take("q")).containsExactly("1 got 1 b left 0");
        assertThat(desk.engine.heldBytes()).isZero();
    }

    /** Else each message that comes is looked for and read on its own. */
    @Test void aQueueThatStaysAsLongAsItIsIsReadInLargePieces() {
        client.durableQueue("q");
        for (int i = 0; i < 100; i++) {
            publish("q", "a");
        }
        for (int i = 0; i < 1000; i++) {
            client.take("q");
            publish("q", "a");
        }
        assertThat(desk.log.fetched).isBetween(1000L, 1100L);
        assertThat(desk.log.requests).isLessThan(40);
    }

    @Test void afterARestartNothingIsReadThatNobodyWants() {
        client.durableQueue("q");
        publish("q", "a", "b");
        Desk after = new Desk(EngineSettings.withSeed(7), new RecordingLog(desk.log), desk.log.recovered(), desk.now);
        assertThat(after.log.fetched).isZero();
        assertThat(after.queue("q").bytes()).isEqualTo(2);
        assertThat(after.client.consume("q", "c")).endsWith("1 deliver c 1 a", "1 deliver c 2 b");
        assertThat(after.log.fetched).isEqualTo(2);
    }

    /** Contents come before the next command, and queues share nothing: so every word must be the same. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void theSameLifeIsTheSameStoryWhateverStaysInMemory(long seed) {
        ApartLife roomy = new ApartLife(seed, new Desk());
        ApartLife paging = new ApartLife(seed, new Desk(NOTHING_STAYS, new RecordingLog(), RecoveredState.EMPTY, Desk.START));
        for (int i = 0; i < 20; i++) {
            roomy.live(100);
            paging.live(100);
            assertThat(paging.heard).isEqualTo(roomy.heard);
        }
        assertThat(paging.desk.log.fetched).isGreaterThan(100);
        assertThat(roomy.desk.log.fetched).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void whenEverythingHasLeftNothingIsCounted(long seed) {
        RandomLife life = new RandomLife(seed, new Desk(NOTHING_STAYS, new RecordingLog(), RecoveredState.EMPTY, Desk.START));
        life.live(1_000);
        Desk.Client last = life.desk.connect();
        for (String queue : RandomLife.QUEUES) {
            last.send(new ClientCommand.DeleteQueue(last.output, 1, queue, false, false, false));
        }
        life.disconnectAll();
        assertThat(life.desk.engine.heldBytes()).isZero();
    }
}
