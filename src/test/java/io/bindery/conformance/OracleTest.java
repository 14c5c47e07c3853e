package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.conformance.random.RandomLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Random command lists against a running RabbitMQ and against ours: no difference in anything a client sees. Run by {@code mvn
 * verify -Poracle} with a RabbitMQ 3.10 on {@code -Doracle.port} (5673): the first seeds, always, and as many that nobody has
 * tried, or those that {@code -Doracle.seed} and {@code -Doracle.count} choose. A failing seed fails again, and its list is left
 * in {@code target/oracle} in the form of the recorded cases.
 */
@Tag("oracle")
class OracleTest {

    private static final int ORACLE_PORT = Integer.getInteger("oracle.port", 5673);
    private static final String HOST = "127.0.0.1";

    /** Lists mostly wait, and each has names of its own. */
    private static final ExecutorService PLAYERS = Executors.newFixedThreadPool(Integer.getInteger("oracle.players", 4));

    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
    }

    @AfterAll static void stop() {
        PLAYERS.shutdownNow();
        broker.close();
    }

    @TestFactory Stream<DynamicTest> answersLikeRabbitMq() {
        long[] seeds = seeds();
        System.out.printf("%d seeds, up to %d%n", seeds.length, seeds[seeds.length - 1]);
        Map<Long, Future<List<String>>> played = new HashMap<>();
        for (long seed : seeds) {
            played.put(seed, PLAYERS.submit(() -> differences(seed)));
        }
        return LongStream.of(seeds).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () ->
                assertThat(played.get(seed).get()).as("-Doracle.seed=%d -Doracle.count=1", seed).isEmpty()));
    }

    private static long[] seeds() {
        int count = Integer.getInteger("oracle.count", 60);
        Long chosen = Long.getLong("oracle.seed");
        if (chosen != null) {
            return LongStream.range(chosen, chosen + count).toArray();
        }
        long untried = System.currentTimeMillis();
        return LongStream.concat(LongStream.rangeClosed(1, count), LongStream.range(untried, untried + count)).toArray();
    }

    private static List<String> differences(long seed) {
        ArrayNode steps = RandomLists.of(seed);
        List<ObjectNode> expected = play(steps, ORACLE_PORT, 1);
        List<String> differences = differences(steps, expected, play(steps, broker.amqpPort(), 1));
        // what RabbitMQ itself does not do twice the same way can't be asked of us
        for (int again = 1; again <= 3 && !differences.isEmpty(); again++) {
            expected = play(steps, ORACLE_PORT, again);
            differences.removeAll(differences(steps, expected, play(steps, ORACLE_PORT, again)));
            differences.retainAll(differences(steps, expected, play(steps, broker.amqpPort(), again)));
        }
        if (!differences.isEmpty()) {
            keep(seed, steps, expected);
        }
        return differences;
    }

    private static void keep(long seed, ArrayNode steps, List<ObjectNode> expected) {
        ObjectNode file = new ObjectMapper().createObjectNode().put("family", "oracle").put("note", "");
        ObjectNode one = file.putArray("cases").addObject().put("name", "seed-" + seed).put("doc", "");
        one.set("steps", steps);
        one.putArray("expect").addAll(expected);
        try {
            Path folder = Files.createDirectories(Path.of("target", "oracle"));
            Files.writeString(folder.resolve("seed-" + seed + ".json"), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> play(ArrayNode steps, int port, double slow) {
        String prefix = "cf%010x-".formatted(System.nanoTime() & 0xFF_FFFF_FFFFL);
        try (CasePlayer player = new CasePlayer(HOST, port, prefix, Pace.REAL, slow)) {
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
