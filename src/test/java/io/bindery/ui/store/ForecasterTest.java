package io.bindery.ui.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.gateway.StoreActivity.RecoveredQueue;
import io.bindery.gateway.StoreActivity.Recovery;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.QueueFate;
import io.bindery.ui.state.SurvivalForecast;
import io.bindery.ui.state.SurvivalForecast.Ending;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a restart and a crash keep, and how it is held against what was found. */
class ForecasterTest {

    private static final ConsumerSnapshot CONSUMER = new ConsumerSnapshot("tag", 1, "worker", 1, 0, false, false, true, 0, 0);

    private static QueueSnapshot queue(Set<QueueFlag> flags, long ready, long unacked, long onDisk, long pending, ConsumerSnapshot... consumers) {
        return new QueueSnapshot(new QueueDefinition("/", "q", flags, FieldTable.EMPTY), ready, unacked, onDisk, pending, 0, 0, 0, 0, 0, 0,
                List.of(consumers));
    }

    private static SurvivalForecast forecast(Ending ending, QueueSnapshot queue, Map<String, List<QueuedMessage>> looked) {
        return new Forecaster(ending, 1000, looked).of(new VhostSnapshot("/", List.of(), List.of(queue), List.of()));
    }

    private static QueueFate fate(Ending ending, QueueSnapshot queue) {
        return forecast(ending, queue, Map.of()).of("q").orElseThrow();
    }

    @Test void aCrashLosesWhatIsPendingAndTransientAndMayKeepThePending() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE), 9, 1, 6, 2);
        assertThat(fate(Ending.CRASH, queue)).isEqualTo(new QueueFate("q", 10, 6, 8, false,
                "2 were published as transient; 2 not yet on disk, so never confirmed; 1 unacked, ready again"));
    }

    @Test void aRestartWritesWhatIsPendingFirst() {
        assertThat(fate(Ending.RESTART, queue(Set.of(QueueFlag.DURABLE), 8, 0, 6, 2)))
                .isEqualTo(new QueueFate("q", 8, 8, 8, false, "2 not yet on disk, written first"));
    }

    @Test void aQueueThatIsNotDurableGoesWithItsPersistentMessages() {
        assertThat(fate(Ending.CRASH, queue(Set.of(), 3, 0, 0, 0)).why()).isEqualTo("queue is not durable");
        assertThat(fate(Ending.CRASH, queue(Set.of(QueueFlag.DURABLE, QueueFlag.EXCLUSIVE), 3, 0, 3, 0)))
                .isEqualTo(new QueueFate("q", 3, 0, 0, true, "exclusive: ends with its connection"));
    }

    @Test void anAutoDeleteQueueWithConsumersOutlivesACrashAlone() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE, QueueFlag.AUTO_DELETE), 3, 0, 3, 0, CONSUMER);
        assertThat(fate(Ending.RESTART, queue).gone()).isTrue();
        assertThat(fate(Ending.CRASH, queue).keeps()).isEqualTo(3);
    }

    @Test void whatHasExpiredByThenIsNotKept() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE), 3, 0, 3, 0);
        List<QueuedMessage> looked = List.of(message(1, 999), message(2, 1001), message(3, 0));
        assertThat(forecast(Ending.CRASH, queue, Map.of("q", looked)).queues()).containsExactly(
                new QueueFate("q", 3, 2, 2, false, "1 expired by then"));
    }

    private static QueuedMessage message(long position, long expiresAt) {
        return new QueuedMessage(position, Message.of(position, "", "q", Properties.NONE.withDeliveryMode(2), new byte[0]),
                QueuedMessage.State.READY, false, QueuedMessage.Disk.ON_DISK, "", 0, expiresAt);
    }

    private static Outcome.Row found(QueueSnapshot before, RecoveredQueue... recovered) {
        return Outcome.of(forecast(Ending.CRASH, before, Map.of()), "/", new Recovery(0, 0, List.of(recovered), 0, List.of())).rows().get(0);
    }

    @Test void anOutcomeBetweenCertainAndPossibleIsAsPredicted() {
        QueueSnapshot before = queue(Set.of(QueueFlag.DURABLE), 8, 0, 6, 2);
        assertThat(found(before, new RecoveredQueue("/", "q", 6, 0)).asPredicted()).isTrue();
        assertThat(found(before, new RecoveredQueue("/", "q", 8, 0)).asPredicted()).isTrue();
        assertThat(found(before, new RecoveredQueue("/", "q", 6, 2)).asPredicted()).isTrue();
    }

    @Test void whatIsMissingOrTooMuchIsSaid() {
        QueueSnapshot before = queue(Set.of(QueueFlag.DURABLE), 8, 0, 6, 2);
        assertThat(found(before, new RecoveredQueue("/", "q", 5, 0)).lost()).isEqualTo(1);
        assertThat(found(before, new RecoveredQueue("/", "q", 5, 0)).why()).contains("1 that were on disk did not come back");
        assertThat(found(before, new RecoveredQueue("/", "q", 9, 0)).why()).contains("1 more came back");
        assertThat(found(before).asPredicted()).isFalse();
        assertThat(found(queue(Set.of(), 1, 0, 0, 0), new RecoveredQueue("/", "q", 1, 0)).asPredicted()).isFalse();
    }
}
