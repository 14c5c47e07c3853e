package io.bindery.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.conformance.random.RandomLists.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
 * verify -Poracle} with a RabbitMQ 3.10 on {@code -Doracle.port} (5673), its management on {@code -Doracle.http} (15673): the
 * first seeds of each kind, always, and as many that nobody has tried, or those that {@code -Doracle.kind} ({@code commands}, or
 * several with commas), {@code -Doracle.seed} and {@code -Doracle.count} choose. A failing seed fails again, and its list is
 * left in {@code target/oracle} in the form of the recorded cases.
 */
@Tag("oracle")
class OracleTest {

    private static final BrokerAddress ORACLE = new BrokerAddress("127.0.0.1", Integer.getInteger("oracle.port", 5673),
            Integer.getInteger("oracle.http", 15673));

    private static final Kind[] WITHOUT_RESTARTS = EnumSet.complementOf(EnumSet.of(Kind.RESTARTS, Kind.QUORUM_RESTARTS)).toArray(Kind[]::new);

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
        Map<Drawn, Future<List<String>>> played = new LinkedHashMap<>();
        for (Drawn drawn : drawn()) {
            played.put(drawn, PLAYERS.submit(() -> differences(drawn)));
        }
        System.out.printf("%d lists, up to %s%n", played.size(), new ArrayList<>(played.keySet()).get(played.size() - 1));
        return played.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey().toString(), () -> assertThat(one.getValue().get())
                .as(one.getKey().options()).isEmpty()));
    }

    private static List<Drawn> drawn() {
        int count = Integer.getInteger("oracle.count", 60);
        Long chosen = Long.getLong("oracle.seed");
        String kinds = System.getProperty("oracle.kind", chosen == null ? "" : "commands");
        if (chosen != null) {
            return drawn(kinds, LongStream.range(chosen, chosen + count).toArray());
        }
        long untried = System.currentTimeMillis();
        return drawn(kinds, LongStream.concat(LongStream.rangeClosed(1, count), LongStream.range(untried, untried + count)).toArray());
    }

    private static List<Drawn> drawn(String kinds, long[] seeds) {
        return kinds.isEmpty() ? Drawn.of(WITHOUT_RESTARTS, seeds) : Drawn.of(kinds, seeds);
    }

    private static List<String> differences(Drawn drawn) {
        ArrayNode steps = drawn.steps();
        List<ObjectNode> expected = play(steps, ORACLE, 1);
        List<String> differences = Comparison.differences(steps, expected, play(steps, BrokerAddress.of(broker), 1));
        // what RabbitMQ itself does not do twice the same way can't be asked of us
        for (int again = 1; again <= 3 && !differences.isEmpty(); again++) {
            expected = play(steps, ORACLE, again);
            differences.removeAll(Comparison.differences(steps, expected, play(steps, ORACLE, again)));
            differences.retainAll(Comparison.differences(steps, expected, play(steps, BrokerAddress.of(broker), again)));
        }
        if (!differences.isEmpty()) {
            CaseFile.keep(drawn.file(), steps, expected);
        }
        return differences;
    }

    private static List<ObjectNode> play(ArrayNode steps, BrokerAddress address, double slow) {
        try (CasePlayer player = CaseFile.player(address, Pace.REAL, slow)) {
            return player.play(steps);
        }
    }
}
