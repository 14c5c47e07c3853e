package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.conformance.CaseFile.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What RabbitMQ 3.10.8 answered after a restart, a broker on a data directory answers too. All cases play at once and go through
 * the same restarts: the broker stops when every case has come to its next.
 */
class RestartedCasesTest {

    private static final ExecutorService PLAYERS = Executors.newCachedThreadPool();

    @TempDir static Path data;
    private static RestartableBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = new RestartableBroker(data);
    }

    @AfterAll static void stop() {
        PLAYERS.shutdownNow();
        broker.close();
    }

    @TestFactory Stream<DynamicTest> answersAsRecorded() {
        List<Case> cases = Stream.of("restart", "restarts").flatMap(family -> CaseFile.load(family).stream()).toList();
        Phaser together = RestartableBroker.together(cases.size(), broker::restart);
        List<Future<List<String>>> differences = cases.stream().map(one -> PLAYERS.submit(() -> play(one, together))).toList();
        return IntStream.range(0, cases.size()).mapToObj(i ->
                DynamicTest.dynamicTest(cases.get(i).name(), () -> assertThat(differences.get(i).get()).isEmpty()));
    }

    private static List<String> play(Case one, Phaser together) {
        try {
            return CaseFile.differencesOverRestarts(one, broker.address, together::arriveAndAwaitAdvance);
        } finally {
            together.arriveAndDeregister();
        }
    }
}
