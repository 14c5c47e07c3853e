package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.broker.Limits;
import io.bindery.broker.SnapshotSink;
import io.bindery.conformance.CaseFile.Case;
import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded cases in which messages wait, with a broker that keeps nothing in memory that is on disk. */
class PagingCasesTest {

    private static final List<String> FAMILIES = List.of("acks", "consumers", "dlx", "overflow", "priority", "queues", "quorum", "ttl", "tx");

    private static final ExecutorService PLAYERS = Executors.newFixedThreadPool(4);

    @TempDir static Path data;
    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = EmbeddedBroker.start(BrokerSettings.inMemory().withData(data).withLimits(Limits.ofThisJvm().withResident(0)),
                SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    @AfterAll static void stop() {
        PLAYERS.shutdownNow();
        broker.close();
    }

    @TestFactory Stream<DynamicTest> answersAsRecorded() {
        List<Case> cases = FAMILIES.stream().flatMap(family -> CaseFile.load(family).stream()).toList();
        List<Future<List<String>>> differences = cases.stream()
                .map(one -> PLAYERS.submit(() -> CaseFile.differences(one, BrokerAddress.of(broker)))).toList();
        return IntStream.range(0, cases.size()).mapToObj(i ->
                DynamicTest.dynamicTest(cases.get(i).name(), () -> assertThat(differences.get(i).get()).isEmpty()));
    }
}
