package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a quorum queue's messages stand after a restart: as before it, and what was held comes first, once more returned. */
class QuorumRestartTest {

    private Desk desk = new Desk();
    private Desk.Client client = desk.client;

    private void declare(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("x-queue-type", "quorum"));
        all.addAll(List.of(arguments));
        client.durableQueue("q", all.toArray());
    }

    private void publish(String... bodies) {
        for (String body : bodies) {
            client.publish("q", body);
        }
    }

    /** Nobody says goodbye. */
    private void crash() {
        desk = new Desk(new RecordingLog(desk.log), desk.log.recovered(), desk.now);
        client = desk.client;
    }

    /** All there is, with how often it came back. */
    private List<String> drained() {
        List<String> all = new ArrayList<>();
        while (desk.queue("q").ready() > 0) {
            var message = client.message("q");
            all.add(RecordingOutput.body(message) + message.properties().headersOrEmpty().integer("x-delivery-count").orElseThrow());
        }
        return all;
    }

    @Test
    void whatCameBackBetweenTwoPublicationsStandsBetweenThem() {
        declare();
        publish("a", "b");
        client.get("q");
        client.nack(1, 1, false, true);
        publish("c");
        crash();
        publish("d");
        assertThat(drained()).containsExactly("b0", "a1", "c0", "d0");
    }

    @Test
    void aheadOfTheOthersTheyStandAsTheyCameBack() {
        declare("x-delivery-limit", 5);
        publish("a", "b", "c", "d");
        client.get("q");
        client.get("q");
        client.get("q");
        client.nack(1, 2, false, true);
        client.nack(1, 3, false, true);
        client.nack(1, 1, false, true);
        crash();
        assertThat(drained()).containsExactly("b1", "c1", "a1", "d0");
    }

    @Test
    void whatWasHeldComesBackBehindWhatHadComeBackInTheOrderItWasTakenIn() {
        declare("x-delivery-limit", 5);
        publish("a", "b", "c", "d", "e");
        client.get("q");
        client.get("q");
        client.get("q");
        client.get("q");
        client.nack(1, 3, false, true);
        client.nack(1, 4, false, true);
        client.get("q");
        crash();
        assertThat(drained()).containsExactly("d1", "a1", "b1", "c2", "e0");
    }

    @Test
    void aSecondRestartFindsWhatTheFirstMadeOfIt() {
        declare();
        publish("a", "b", "c");
        client.get("q");
        crash();
        client.get("q");
        client.get("q");
        crash();
        crash();
        assertThat(drained()).containsExactly("a2", "b1", "c0");
    }

    @Test
    void theRestartMayBeTheReturnTooMany() {
        declare("x-delivery-limit", 1, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "dead");
        client.durableQueue("dead");
        publish("a", "b");
        client.get("q");
        crash();
        client.get("q");
        crash();
        assertThat(drained()).containsExactly("b0");
        assertThat(client.take("dead")).containsExactly("1 got 2 a left 0");
    }

    @Test
    void aPlaceGivenAwayAnewKnowsNothingOfItsFormerMessage() {
        declare("x-delivery-limit", 5);
        publish("a", "b");
        client.get("q");
        client.nack(1, 1, false, true);
        client.take("q");
        client.take("q");
        crash();
        publish("c", "d");
        crash();
        assertThat(drained()).containsExactly("c0", "d0");
    }

    @Test
    void aQueueNothingCameBackToWritesNoMoreThanAClassicOne() {
        declare();
        publish("a", "b");
        desk.log.records.clear();
        client.get("q");
        client.ack(1);
        assertThat(desk.log.records).containsExactly("delivered 1 1", "removed 1 1");
    }

    /** One consumer: then nobody's tag or channel decides about the order in which what is held comes back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCrashAtAnyTimeLeavesWhatALostConnectionLeaves(long seed) {
        Random random = new Random(seed);
        declare(seed % 2 == 0 ? new Object[] {} : new Object[] {"x-delivery-limit", 4});
        for (int life = 0; life < 6; life++) {
            live(random);
            Desk crashed = new Desk(new RecordingLog(desk.log), desk.log.recovered(), desk.now);
            client.disconnect();
            client = desk.connect();
            List<String> left = drained();
            desk = crashed;
            client = desk.client;
            assertThat(drained()).isEqualTo(left);
            publish("x", "y", "z");
        }
    }

    private void live(Random random) {
        client.prefetch(1, 5, false);
        client.consume("q", "t");
        List<Long> held = new ArrayList<>();
        client.heard();
        for (int i = 0; i < 40; i++) {
            int choice = random.nextInt(10);
            List<String> heard = choice < 4 || held.isEmpty() ? client.publish("q", "m" + i)
                    : choice < 6 ? client.ack(held.remove(random.nextInt(held.size())))
                    : client.nack(1, held.remove(random.nextInt(held.size())), false, true);
            heard.forEach(line -> held.add(Long.parseLong(line.split(" ")[3])));
        }
    }
}
