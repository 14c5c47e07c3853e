package io.bindery.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.BrokerGateway;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.gateway.Compaction;
import io.bindery.gateway.GatewayException;
import io.bindery.model.Activity;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerTime;
import io.bindery.model.ClockTurn;
import io.bindery.model.CommandResult;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.QueuedMessage;
import io.bindery.model.ReplyCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGatewayTest {

    @TempDir Path data;
    private EmbeddedGateway gateway;

    @AfterEach void stop() throws Exception {
        if (gateway != null) {
            done(gateway.stop());
        }
    }

    @Test void whatIsDeclaredStandsInTheNextSnapshot() throws Exception {
        start(onDisk());
        assertThat(done(gateway.execute(new BrokerCommand.DeclareQueue(durable("billing"))))).isInstanceOf(CommandResult.Done.class);
        await().until(() -> queue("billing").isPresent());
    }

    @Test void aRefusalCarriesRabbitMqsCodeAndText() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("billing"))));
        CommandResult result = done(gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "billing", Set.of(), FieldTable.EMPTY))));
        assertThat(result).isEqualTo(new CommandResult.Refused(ReplyCode.PRECONDITION_FAILED, "PRECONDITION_FAILED - "
                + "inequivalent arg 'durable' for queue 'billing' in vhost '/': received 'false' but current is 'true'"));
    }

    @Test void aPublishSaysWhichQueuesGotItAndThatItIsOnDisk() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("billing"))));
        CommandResult result = done(gateway.execute(persistent("billing")));
        assertThat(result).isInstanceOfSatisfying(CommandResult.Published.class, published -> assertThat(published.copies())
                .extracting(CommandResult.Copy::queue, CommandResult.Copy::durability)
                .containsExactly(tuple("billing", CommandResult.Durability.ON_DISK)));
        assertThat(done(gateway.browse("/", "billing", 0, 10)).messages()).hasSize(1);
    }

    @Test void theEndOfADeepQueueIsLookedAtWithoutWhatLiesBefore() throws Exception {
        start(BrokerSettings.inMemory());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("deep"))));
        for (int i = 0; i < 7; i++) {
            done(gateway.execute(persistent("deep")));
        }
        List<QueuedMessage> all = done(gateway.browse("/", "deep", 0, 10)).messages();
        assertThat(done(gateway.browse("/", "deep", BrokerGateway.AT_END, 3)).messages()).isEqualTo(all.subList(4, 7));
        assertThat(done(gateway.browse("/", "deep", BrokerGateway.AT_END, 10)).messages()).isEqualTo(all);
        assertThat(done(gateway.browse("/", "nowhere", BrokerGateway.AT_END, 10)).messages()).isEmpty();
    }

    @Test void ofWhatIsOnDiskItIsKnownSinceWhen() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("billing"))));
        long before = System.currentTimeMillis();
        done(gateway.execute(persistent("billing")));
        long after = System.currentTimeMillis();
        long id = done(gateway.browse("/", "billing", 0, 1)).messages().get(0).message().id();
        Map<Long, Long> since = await().until(() -> done(gateway.onDiskSince(List.of(id, id + 1))), times -> !times.isEmpty());
        assertThat(since).containsOnlyKeys(id);
        assertThat(since.get(id)).isBetween(before, after);
    }

    @Test void activityIsMadeOnlyForWhoeverWatches() throws Exception {
        start(BrokerSettings.inMemory());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("q"))));
        done(gateway.execute(persistent("q")));
        assertThat(drained()).isEmpty();
        try (var watching = gateway.activity().subscribe()) {
            done(gateway.execute(persistent("q")));
            await().untilAsserted(() -> assertThat(drained()).isNotEmpty().first().isInstanceOf(Activity.Routed.class));
        }
    }

    @Test void compactingTellsTheSizesBeforeAndAfter() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("billing"))));
        done(gateway.execute(persistent("billing")));
        Compaction compaction = done(gateway.compact());
        assertThat(compaction.after()).isPositive().isLessThanOrEqualTo(compaction.before());
        done(gateway.stop());
        assertThatThrownBy(() -> done(gateway.compact())).hasMessageContaining("stopped");
    }

    @Test void aCrashFlushesNothingAndWhatWasConfirmedIsBackAfterwards() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("kept"))));
        done(gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "gone", Set.of(), FieldTable.EMPTY))));
        done(gateway.execute(persistent("kept")));
        long revisionBefore = gateway.snapshots().latest().revision();
        long topologyBefore = gateway.snapshots().latest().topologyRevision();
        done(gateway.crash());
        assertThat(gateway.runState().phase()).isEqualTo(Phase.STOPPED);
        done(gateway.start());
        await().until(() -> queue("kept").map(BrokerSnapshot.QueueSnapshot::ready).orElse(0L) == 1 && queue("gone").isEmpty());
        assertThat(gateway.snapshots().latest().revision()).isGreaterThan(revisionBefore);
        assertThat(gateway.snapshots().latest().topologyRevision()).isGreaterThan(topologyBefore);
    }

    @Test void aStoppedBrokerCanNotBeAskedAndSaysSo() throws Exception {
        start(BrokerSettings.inMemory());
        done(gateway.stop());
        assertThatThrownBy(() -> done(gateway.execute(persistent("q")))).hasRootCauseInstanceOf(GatewayException.class)
                .hasStackTraceContaining("The broker is stopped. Start it, and try again.");
    }

    @Test void aDirectoryInUseFailsTheStartWithASentenceAndHarmsNobody() throws Exception {
        start(onDisk());
        EmbeddedGateway second = new EmbeddedGateway(onDisk());
        assertThatThrownBy(() -> done(second.start())).isInstanceOf(ExecutionException.class);
        assertThat(second.runState().phase()).isEqualTo(Phase.FAILED);
        assertThat(second.runState().detail()).contains("is in use by another Bindery");
        assertThat(done(gateway.execute(new BrokerCommand.DeclareQueue(durable("still-fine"))))).isInstanceOf(CommandResult.Done.class);
    }

    @Test void aStartThatStillReadsCanBeCancelledAndTheDirectoryIsFreeAgain() throws Exception {
        start(onDisk());
        done(gateway.execute(new BrokerCommand.DeclareQueue(durable("q"))));
        for (int i = 0; i < 50; i++) {
            done(gateway.execute(persistent("q")));
        }
        done(gateway.stop());
        CompletionStage<Void> starting = gateway.start();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
            gateway.cancelStart();
            return starting.toCompletableFuture().isDone();
        });
        if (starting.toCompletableFuture().isCompletedExceptionally()) {
            assertThatThrownBy(() -> done(starting)).hasRootCauseMessage("The start was cancelled. Nothing on disk has changed.");
            assertThat(gateway.runState().phase()).isEqualTo(Phase.STOPPED);
            done(gateway.start());
        }
        assertThat(done(gateway.browse("/", "q", 0, 100)).messages()).hasSize(50);
    }

    @Test void aTakenPortMeansTheNextFreeOne() throws Exception {
        start(BrokerSettings.inMemory());
        EmbeddedGateway second = new EmbeddedGateway(BrokerSettings.inMemory().withPorts(gateway.amqpPort(), 0).orNextFreePort());
        try {
            done(second.start());
            assertThat(second.amqpPort()).isGreaterThan(gateway.amqpPort());
            assertThat(second.clientUri()).endsWith(":" + second.amqpPort());
        } finally {
            done(second.stop());
        }
    }

    @Test void onlyWithADirectoryItCanCrashAndKeepRows() {
        assertThat(new EmbeddedGateway(BrokerSettings.inMemory()).capabilities()).doesNotContain(Capability.CRASH, Capability.PERSISTED_ROWS);
        assertThat(new EmbeddedGateway(onDisk()).capabilities()).contains(Capability.CRASH, Capability.PERSISTED_ROWS);
    }

    @Test void heldTimeIsShownStandsStillAndIsStepped() throws Exception {
        start(BrokerSettings.inMemory());
        assertThat(gateway.capabilities()).contains(Capability.STEP_CLOCK);
        BrokerTime held = done(gateway.turnClock(new ClockTurn.Hold()));
        await().until(() -> gateway.snapshots().latest().clock().held());
        assertThat(gateway.snapshots().latest().takenAtMillis()).isEqualTo(held.nowMillis());
        BrokerTime later = done(gateway.turnClock(new ClockTurn.StepBy(3_600_000)));
        assertThat(later).isEqualTo(new BrokerTime(held.nowMillis() + 3_600_000, true));
        await().until(() -> gateway.snapshots().latest().takenAtMillis() == later.nowMillis());
    }

    @Test void theSnapshotOfHeldTimeSaysWhenTheNextThingExpires() throws Exception {
        start(BrokerSettings.inMemory());
        BrokerTime held = done(gateway.turnClock(new ClockTurn.Hold()));
        done(gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "q", Set.of(), FieldTable.of(Map.of("x-expires", FieldValue.of(5_000L)))))));
        await().until(() -> gateway.snapshots().latest().clock().nextExpiryMillis() == held.nowMillis() + 5_000);
        done(gateway.turnClock(new ClockTurn.StepToNext()));
        await().until(() -> queue("q").isEmpty() && gateway.snapshots().latest().clock().nextExpiryMillis() == 0);
    }

    @Test void aRestartDoesNotBringSteppedTimeBack() throws Exception {
        start(onDisk());
        BrokerTime ahead = done(gateway.turnClock(new ClockTurn.StepBy(3_600_000)));
        done(gateway.stop());
        done(gateway.start());
        assertThat(done(gateway.turnClock(new ClockTurn.StepBy(0))).nowMillis()).isGreaterThanOrEqualTo(ahead.nowMillis());
    }

    private void start(BrokerSettings settings) throws Exception {
        gateway = new EmbeddedGateway(settings);
        done(gateway.start());
    }

    private BrokerSettings onDisk() {
        return BrokerSettings.inMemory().withData(data.resolve("broker"));
    }

    private Optional<BrokerSnapshot.QueueSnapshot> queue(String name) {
        return gateway.snapshots().latest().vhost("/").flatMap(vhost -> vhost.queue(name));
    }

    private List<Activity> drained() {
        List<Activity> seen = new ArrayList<>();
        gateway.activity().drain(1000, seen::add);
        return seen;
    }

    private static QueueDefinition durable(String name) {
        return new QueueDefinition("/", name, EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY);
    }

    private static BrokerCommand.Publish persistent(String queue) {
        return new BrokerCommand.Publish("/", "", queue, Properties.NONE.withDeliveryMode(2), new byte[] {1, 2, 3}, false);
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(45, TimeUnit.SECONDS);
    }
}
