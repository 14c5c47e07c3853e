package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random command lists over restarts, against a RabbitMQ that {@code -Doracle.restart} (a command) stops and starts again, and
 * against ours. All lists play at once and go through the same restarts. Seeds and kinds are chosen as for {@link OracleTest}.
 */
@Tag("oracle")
@EnabledIfSystemProperty(named = "oracle.restart", matches = ".+")
class RestartedOracleTest {

    private static final BrokerAddress ORACLE = new BrokerAddress("127.0.0.1", Integer.getInteger("oracle.port", 5673),
            Integer.getInteger("oracle.http", 15673));
    /** Further playings of both, for what RabbitMQ does not do twice the same way. */
    private static final int AGAIN = 2;

    @TempDir static Path data;

    @TestFactory Stream<DynamicTest> answersLikeRabbitMqAfterARestart() throws Exception {
        long first = Long.getLong("oracle.seed", 1);
        long[] seeds = LongStream.range(first, first + Integer.getInteger("oracle.count", 30)).toArray();
        List<Drawn> drawn = Drawn.of(System.getProperty("oracle.kind", "restarts"), seeds);
        List<ArrayNode> lists = drawn.stream().map(Drawn::steps).toList();
        List<List<String>> differences = new ArrayList<>();
        List<List<ObjectNode>> expected;
        try (RestartableBroker ours = new RestartableBroker(data)) {
            expected = play(lists, ORACLE, RestartedOracleTest::restartOracle);
            List<List<ObjectNode>> seen = play(lists, ours.address, ours::restart);
            for (int i = 0; i < lists.size(); i++) {
                differences.add(Comparison.differences(lists.get(i), expected.get(i), seen.get(i)));
            }
            for (int again = 0; again < AGAIN && !differences.stream().allMatch(List::isEmpty); again++) {
                sift(lists, expected, differences, ours);
            }
        }
        for (int i = 0; i < drawn.size(); i++) {
            if (!differences.get(i).isEmpty()) {
                CaseFile.keep(drawn.get(i).file(), lists.get(i), expected.get(i));
            }
        }
        return IntStream.range(0, drawn.size()).mapToObj(i -> DynamicTest.dynamicTest(drawn.get(i).toString(), () ->
                assertThat(differences.get(i)).as(drawn.get(i).options()).isEmpty()));
    }

    /** Only what differs again counts, and only where RabbitMQ answers the same again. */
    private static void sift(List<ArrayNode> lists, List<List<ObjectNode>> expected, List<List<String>> differences, RestartableBroker ours)
            throws Exception {
        List<Integer> differing = IntStream.range(0, lists.size()).filter(i -> !differences.get(i).isEmpty()).boxed().toList();
        List<ArrayNode> again = differing.stream().map(lists::get).toList();
        List<List<ObjectNode>> rabbits = play(again, ORACLE, RestartedOracleTest::restartOracle);
        List<List<ObjectNode>> our = play(again, ours.address, ours::restart);
        for (int i = 0; i < again.size(); i++) {
            int list = differing.get(i);
            differences.get(list).removeAll(Comparison.differences(again.get(i), expected.get(list), rabbits.get(i)));
            differences.get(list).retainAll(Comparison.differences(again.get(i), expected.get(list), our.get(i)));
        }
    }

    private static List<List<ObjectNode>> play(List<ArrayNode> lists, BrokerAddress address, Runnable restart) throws Exception {
        ExecutorService players = Executors.newFixedThreadPool(lists.size());
        try {
            Phaser together = RestartableBroker.together(lists.size(), restart);
            List<Future<List<ObjectNode>>> playing = lists.stream().map(steps -> players.submit(() -> play(steps, address, together))).toList();
            List<List<ObjectNode>> seen = new ArrayList<>();
            for (Future<List<ObjectNode>> one : playing) {
                seen.add(one.get());
            }
            return seen;
        } finally {
            players.shutdownNow();
        }
    }

    private static List<ObjectNode> play(ArrayNode steps, BrokerAddress address, Phaser together) {
        try (CasePlayer player = CaseFile.player(address, Pace.REAL, 1).restarting(together::arriveAndAwaitAdvance)) {
            return player.play(steps);
        } finally {
            together.arriveAndDeregister();
        }
    }

    private static void restartOracle() {
        try {
            int status = new ProcessBuilder("sh", "-c", System.getProperty("oracle.restart")).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("the command that restarts RabbitMQ ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
