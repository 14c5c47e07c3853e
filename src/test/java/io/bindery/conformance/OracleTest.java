package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Random command lists against a running RabbitMQ and against ours: no difference in anything a client sees. Run by
 * {@code mvn verify -Poracle} with a RabbitMQ 3.10 on {@code -Doracle.port} (5673); {@code -Doracle.seed} and {@code
 * -Doracle.count} choose the lists, and a failing seed fails again.
 */
@Tag("oracle")
class OracleTest {

    private static final int ORACLE_PORT = Integer.getInteger("oracle.port", 5673);
    private static final String HOST = "127.0.0.1";

    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
    }

    @AfterAll static void stop() {
        broker.close();
    }

    @TestFactory Stream<DynamicTest> answersLikeRabbitMq() {
        long first = Long.getLong("oracle.seed", 1);
        return LongStream.range(first, first + Long.getLong("oracle.count", 60))
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)));
    }

    private static void compare(long seed) {
        ArrayNode steps = RandomSteps.of(seed);
        List<String> differences = differences(steps, play(steps, ORACLE_PORT), play(steps, broker.amqpPort()));
        if (!differences.isEmpty()) {
            // what RabbitMQ itself does not do twice the same way can't be asked of us
            differences.removeAll(differences(steps, play(steps, ORACLE_PORT), play(steps, ORACLE_PORT)));
            List<String> again = differences(steps, play(steps, ORACLE_PORT), play(steps, broker.amqpPort()));
            differences.retainAll(again);
        }
        assertThat(differences).as("seed %d", seed).isEmpty();
    }

    private static List<ObjectNode> play(ArrayNode steps, int port) {
        String prefix = "cf%010x-".formatted(System.nanoTime() & 0xFF_FFFF_FFFFL);
        try (CasePlayer player = new CasePlayer(HOST, port, prefix, Pace.REAL, 1)) {
            return player.play(steps);
        }
    }

    private static List<String> differences(ArrayNode steps, List<ObjectNode> expected, List<ObjectNode> seen) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            JsonNode step = steps.get(i);
            for (String difference : Comparison.differences(step, expected.get(i), seen.get(i))) {
                differences.add("step " + (i + 1) + " " + step + " " + difference);
            }
        }
        return differences;
    }
}
