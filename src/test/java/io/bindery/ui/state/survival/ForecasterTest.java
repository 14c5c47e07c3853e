package io.bindery.ui.state.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.gateway.StoreActivity.RecoveredQueue;
import io.bindery.gateway.StoreActivity.Recovery;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
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

    private static SurvivalForecast forecast(Ending ending, QueueSnapshot queue, Map<String, List<Long>> looked) {
        return new Forecaster(ending, 1000, looked).of(new VhostSnapshot("/", List.of(), List.of(queue), List.of()));
    }

    /** All that is said of a queue. */
    private record Told(String queue, long before, long keeps, long mayKeep, boolean gone, String why) {
        static Told of(QueueFate fate) {
            assertThat(fate.loses()).isEqualTo(fate.isGone() ? fate.before() : fate.losses().stream().mapToLong(QueueFate.Loss::messages).sum());
            return new Told(fate.queue(), fate.before(), fate.keeps(), fate.mayKeep(), fate.isGone(), fate.why());
        }
    }

    private static QueueFate fate(Ending ending, QueueSnapshot queue) {
        return forecast(ending, queue, Map.of()).of("q").orElseThrow();
    }

    @Test void aCrashLosesWhatIsPendingAndTransientAndMayKeepThePending() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE), 9, 1, 6, 2);
        assertThat(Told.of(fate(Ending.CRASH, queue))).isEqualTo(new Told("q", 10, 6, 8, false,
                "2 were published as transient; 2 not yet on disk, so never confirmed; 1 unacked, ready again"));
    }

    @Test void whatIsTooManyOnceTheUnackedIsReadyAgainIsDroppedFromTheHead() {
        assertThat(Told.of(fate(Ending.CRASH, limited(3, FieldTable.EMPTY)))).isEqualTo(new Told("q", 5, 3, 3, false,
                "2 too many for its max-length, dropped from the head; 2 unacked, ready again"));
        assertThat(fate(Ending.RESTART, limited(3, FieldTable.EMPTY.with(QueueDefinition.OVERFLOW, "reject-publish"))).keeps())
                .as("a classic queue drops even where it refuses otherwise").isEqualTo(3);
        assertThat(fate(Ending.RESTART, limited(3, FieldTable.EMPTY.with(QueueDefinition.OVERFLOW, "reject-publish").with(QueueDefinition.QUEUE_TYPE, "quorum"))).keeps())
                .isEqualTo(5);
        assertThat(fate(Ending.CRASH, limited(9, FieldTable.EMPTY)).why()).isEqualTo("2 unacked, ready again");
    }

    private static QueueSnapshot limited(int maxLength, FieldTable others) {
        return new QueueSnapshot(new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), others.with(QueueDefinition.MAX_LENGTH, maxLength)),
                3, 2, 5, 0, 0, 0, 0, 0, 0, 0, List.of());
    }

    @Test void aRestartWritesWhatIsPendingFirst() {
        assertThat(Told.of(fate(Ending.RESTART, queue(Set.of(QueueFlag.DURABLE), 8, 0, 6, 2))))
                .isEqualTo(new Told("q", 8, 8, 8, false, "2 not yet on disk, written first"));
    }

    @Test void aQueueThatIsNotDurableGoesWithItsPersistentMessages() {
        assertThat(fate(Ending.CRASH, queue(Set.of(), 3, 0, 0, 0)).why()).isEqualTo("queue is not durable");
        assertThat(Told.of(fate(Ending.CRASH, queue(Set.of(QueueFlag.DURABLE, QueueFlag.EXCLUSIVE), 3, 0, 3, 0))))
                .isEqualTo(new Told("q", 3, 0, 0, true, "exclusive: ends with its connection"));
    }

    @Test void anAutoDeleteQueueWithConsumersOutlivesACrashAlone() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE, QueueFlag.AUTO_DELETE), 3, 0, 3, 0, CONSUMER);
        assertThat(fate(Ending.RESTART, queue).isGone()).isTrue();
        assertThat(fate(Ending.CRASH, queue).keeps()).isEqualTo(3);
    }

    @Test void whatHasExpiredByThenIsNotKept() {
        QueueSnapshot queue = queue(Set.of(QueueFlag.DURABLE), 3, 0, 3, 0);
        assertThat(forecast(Ending.CRASH, queue, Map.of("q", List.of(999L, 1001L))).queues()).extracting(Told::of).containsExactly(
                new Told("q", 3, 2, 2, false, "1 expired by then"));
    }

    @Test void aQueueTooLongToBeLookedIntoSaysThatNothingIsKnownOfExpiry() {
        assertThat(fate(Ending.CRASH, queue(Set.of(QueueFlag.DURABLE), 10_000, 0, 10_000, 0)).doubt()).isEmpty();
        assertThat(fate(Ending.CRASH, queue(Set.of(QueueFlag.DURABLE), 10_001, 0, 10_001, 0)).doubt()).startsWith("More than 10,000 wait");
        assertThat(fate(Ending.CRASH, queue(Set.of(), 10_001, 0, 0, 0)).doubt()).as("it goes as a whole").isEmpty();
    }

    private static ExchangeSnapshot exchange(String name, Set<ExchangeFlag> flags) {
        return new ExchangeSnapshot(new ExchangeDefinition("/", name, "fanout", flags, FieldTable.EMPTY), 0, 0, 0);
    }

    private static SurvivalForecast forecast(Ending ending, Set<QueueFlag> queue, Binding... bindings) {
        return new Forecaster(ending, 0, Map.of()).of(new VhostSnapshot("/", List.of(exchange("kept", Set.of(ExchangeFlag.DURABLE)), exchange("passing", Set.of()),
                exchange("last", Set.of(ExchangeFlag.DURABLE, ExchangeFlag.AUTO_DELETE)), exchange("first", Set.of(ExchangeFlag.DURABLE, ExchangeFlag.AUTO_DELETE))),
                List.of(queue(queue, 1, 0, 1, 0)), List.of(bindings)));
    }

    @Test void aBindingGoesWithEitherOfItsEndsAndSaysWhich() {
        Binding toQueue = Binding.toQueue("/", "kept", "q", "k");
        Binding fromPassing = Binding.toQueue("/", "passing", "q", "k");
        SurvivalForecast durable = forecast(Ending.CRASH, Set.of(QueueFlag.DURABLE), toQueue, fromPassing, Binding.toQueue("/", "", "q", "q"));
        assertThat(durable.goneExchanges()).containsExactly(Map.entry("passing", Reason.EXCHANGE_NOT_DURABLE));
        assertThat(durable.goneBindings()).containsExactly(Map.entry(fromPassing, "goes with passing: exchange is not durable"));
        assertThat(durable.keptBindings()).as("the default exchange's are none of their own").isEqualTo(1);
        assertThat(forecast(Ending.CRASH, Set.of(), toQueue).goneBindings())
                .containsExactly(Map.entry(toQueue, "goes with q: queue is not durable"));
    }

    @Test void anAutoDeleteExchangeGoesWhenARestartTakesItsLastBindingAndSoDoesTheOneBeforeIt() {
        Binding[] chain = {Binding.toExchange("/", "first", "last", ""), Binding.toQueue("/", "last", "q", "")};
        assertThat(forecast(Ending.RESTART, Set.of(QueueFlag.EXCLUSIVE), chain).goneExchanges())
                .containsEntry("last", Reason.EXCHANGE_AUTO_DELETE).containsEntry("first", Reason.EXCHANGE_AUTO_DELETE).doesNotContainKey("kept");
        assertThat(forecast(Ending.CRASH, Set.of(QueueFlag.EXCLUSIVE), chain).goneExchanges()).containsOnlyKeys("passing");
        assertThat(forecast(Ending.RESTART, Set.of(), chain).goneExchanges()).as("a transient queue is there until the end").containsOnlyKeys("passing");
    }

    private static Outcome.Row found(QueueSnapshot before, RecoveredQueue... recovered) {
        return found(before, false, recovered);
    }

    private static Outcome.Row found(QueueSnapshot before, boolean unsettled, RecoveredQueue... recovered) {
        return Outcome.of(forecast(Ending.CRASH, before, Map.of()), new VhostSnapshot("/", List.of(), List.of(before), List.of()), unsettled,
                new Recovery(0, 0, List.of(recovered), List.of(), List.of())).rows().get(0);
    }

    @Test void anOutcomeBetweenCertainAndPossibleIsAsPredicted() {
        QueueSnapshot before = queue(Set.of(QueueFlag.DURABLE), 8, 0, 6, 2);
        assertThat(found(before, new RecoveredQueue("/", "q", 6, 0)).asPredicted()).isTrue();
        assertThat(found(before, new RecoveredQueue("/", "q", 8, 0)).asPredicted()).isTrue();
        assertThat(found(before, new RecoveredQueue("/", "q", 6, 2)).asPredicted()).isTrue();
    }

    @Test void aQueueWhoseDeclarationWasNotOnDiskMayBeMissing() {
        QueueSnapshot empty = queue(Set.of(QueueFlag.DURABLE), 2, 0, 0, 2);
        assertThat(found(empty, true).asPredicted()).isTrue();
        assertThat(found(empty, true).why()).contains("never answered");
        assertThat(found(empty, false).asPredicted()).as("everything declared was on disk").isFalse();
        assertThat(found(queue(Set.of(QueueFlag.DURABLE), 2, 0, 1, 1), true).asPredicted()).as("what has messages on disk was declared before them").isFalse();
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
