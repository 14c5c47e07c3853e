package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.conformance.CaseFile.Case;
import java.io.IOException;
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

/** What RabbitMQ 3.10.8 answered, step by step, the embedded broker answers too, to the letter, over a real socket. */
class RecordedCasesTest {

    /** All families but {@code restart}, whose cases stop the broker. */
    private static final List<String> FAMILIES = List.of("acks", "administered", "beside", "breakdowns", "consumers", "corners", "cousins", "dlx", "e2e-alternate",
            "errors", "exchanges", "frames", "generated", "hash", "headers", "mixed", "overflow", "priority", "publish", "queues", "quorum", "siblings", "thrown", "topic", "ttl", "tx");

    /** Cases mostly wait, and each has names of its own: four play side by side. */
    private static final ExecutorService PLAYERS = Executors.newFixedThreadPool(4);

    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
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
