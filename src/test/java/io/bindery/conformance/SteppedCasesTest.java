package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.conformance.CaseFile.Case;
import io.bindery.model.ClockTurn;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a RabbitMQ 3.10.8 answered after waiting, the embedded broker answers after as long a step of its clock, without any waiting. */
class SteppedCasesTest {

    private static final List<String> FAMILIES = List.of("acks", "beside", "consumers", "cousins", "dlx", "errors", "generated", "overflow",
            "priority", "queues", "quorum", "ttl", "tx");

    private static EmbeddedBroker broker;

    private final Pace stepping = new Pace() {
        @Override public boolean steps() {
            return true;
        }

        @Override public void step(long millis) {
            BrokerFixture.turn(broker, new ClockTurn.StepBy(millis));
        }
    };

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.heldAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @AfterAll static void stop() {
        broker.close();
    }

    @TestFactory Stream<DynamicTest> answersAfterAStepAsAfterAWait() {
        return FAMILIES.stream().flatMap(family -> CaseFile.load(family).stream()).filter(SteppedCasesTest::waits)
                .map(one -> DynamicTest.dynamicTest(one.name(), () ->
                        assertThat(CaseFile.differencesInSteps(one, BrokerAddress.of(broker), stepping)).isEmpty()));
    }

    private static boolean waits(Case one) {
        return StreamSupport.stream(one.steps().spliterator(), false).anyMatch(step -> step.get("op").asText().equals("wait"));
    }
}
