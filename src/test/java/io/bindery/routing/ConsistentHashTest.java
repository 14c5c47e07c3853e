package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same key on the same queue as in RabbitMQ. The hashes and fractions come from Erlang 25, by {@code escript}. */
class ConsistentHashTest {

    private record Queue(String name) implements RouteTarget { }

    private record Input(Properties properties) implements RoutingInput {
        @Override public int chance() {
            return 0;
        }
    }

    private final Topology topology = new Topology();

    @Test void textsHashAsInErlang() {
        assertThat(ErlangHash.of("")).isEqualTo(13708901);
        assertThat(ErlangHash.of("a")).isEqualTo(112802447);
        assertThat(ErlangHash.of("hello")).isEqualTo(47480723);
        assertThat(ErlangHash.of("order.created.eu")).isEqualTo(64768768);
        assertThat(ErlangHash.ofNothing()).isEqualTo(45914356);
    }

    @Test void headersHashAsInErlangWithTheirTypes() {
        assertThat(ErlangHash.of(FieldValue.of("a"))).isEqualTo(65711459);
        assertThat(ErlangHash.of(FieldValue.of(1))).isEqualTo(71654985);
        assertThat(ErlangHash.of(FieldValue.of(-1))).isEqualTo(78275235);
        assertThat(ErlangHash.of(FieldValue.of(5_000_000_000L))).isEqualTo(19715522);
        assertThat(ErlangHash.of(FieldValue.of(-5_000_000_000L))).isEqualTo(45891831);
        assertThat(ErlangHash.of(FieldValue.of(true))).isEqualTo(32030443);
        assertThat(ErlangHash.of(new FieldValue.Float64(1.5))).isEqualTo(115320697);
        assertThat(ErlangHash.of(new FieldValue.Void())).isEqualTo(27077197);
        assertThat(ErlangHash.of(new FieldValue.Timestamp(1_700_000_000))).isEqualTo(59280699);
        assertThat(ErlangHash.of(new FieldValue.Decimal(1, 10))).isEqualTo(4474953);
        assertThat(ErlangHash.of(new FieldValue.Bytes("abcdefghijklmnopq".getBytes()))).isEqualTo(63613923);
        assertThat(ErlangHash.of(new FieldValue.Array(List.of(FieldValue.of("a"))))).isEqualTo(130437836);
        assertThat(ErlangHash.of(new FieldValue.Table(FieldTable.of("k", FieldValue.of("v"))))).isEqualTo(95356243);
        assertThat(ErlangHash.of(new FieldValue.Table(FieldTable.EMPTY))).isEqualTo(80606520);
    }

    @Test void theFractionsAreThoseOfErlangsGenerator() {
        ErlangRandom random = new ErlangRandom(5);
        assertThat(List.of(random.next(), random.next(), random.next()))
                .containsExactly(0.3524409836262642, 0.6709089196544433, 0.21832916993242477);
    }

    @Test void sharesFollowTheWeights() {
        exchange(FieldTable.EMPTY);
        bind("light", "1");
        bind("heavy", "3");
        Map<String, Integer> shares = new TreeMap<>();
        for (int i = 0; i < 4000; i++) {
            shares.merge(queues("key" + i, Properties.NONE).get(0), 1, Integer::sum);
        }
        assertThat(shares.get("heavy")).isBetween(2800, 3200);
        assertThat(shares.get("light") + shares.get("heavy")).isEqualTo(4000);
    }

    @Test void aSecondBindingToAQueueBringsNoBucketsAndTheFirstToGoTakesAll() {
        exchange(FieldTable.EMPTY);
        bind("q", "1");
        Binding second = bind("q", "2");
        assertThat(queues("k", Properties.NONE)).containsExactly("q");
        topology.unbind(second);
        assertThat(topology.bindings()).hasSize(1);
        assertThat(queues("k", Properties.NONE)).isEmpty();
    }

    @Test void aMessageWithoutTheHeaderFallsWhereNothingFalls() {
        exchange(FieldTable.of("hash-header", FieldValue.of("user")));
        for (int i = 0; i < 20; i++) {
            bind("q" + i, "1");
        }
        List<String> without = queues("a", Properties.NONE);
        assertThat(queues("b", Properties.NONE.withHeaders(FieldTable.of("other", FieldValue.of(1))))).isEqualTo(without);
        assertThat(queues("a", Properties.NONE.withHeaders(FieldTable.of("user", FieldValue.of(1))))).hasSize(1);
    }

    @Test void copiesByFurtherKeysAreNotMadeAndTheTraceSaysSoToo() {
        exchange(FieldTable.EMPTY);
        for (int i = 0; i < 20; i++) {
            bind("q" + i, "1");
        }
        Properties copied = Properties.NONE.withHeaders(
                FieldTable.of("CC", new FieldValue.Array(List.of(FieldValue.of("b"), FieldValue.of("c")))));
        assertThat(queues("a", copied)).isEqualTo(queues("a", Properties.NONE)).hasSize(1);
        Input input = new Input(copied);
        TraceRecorder recorder = new TraceRecorder(RoutingInput.keys("a", copied), input);
        Router.route(topology, topology.exchange("x"), RoutingInput.keys("a", copied), input, recorder);
        assertThat(recorder.trace("x").steps()).filteredOn(step -> step instanceof io.bindery.model.RouteTrace.Step.Matched).hasSize(1);
    }

    private void exchange(FieldTable arguments) {
        topology.declareExchange(new ExchangeDefinition("/", "x", ExchangeType.CONSISTENT_HASH, Set.of(), arguments));
    }

    private Binding bind(String queue, String weight) {
        if (topology.queue(queue) == null) {
            topology.addQueue(new Queue(queue));
        }
        Binding binding = Binding.toQueue("/", "x", queue, weight);
        topology.bind(binding);
        return binding;
    }

    private List<String> queues(String key, Properties properties) {
        List<String> reached = new ArrayList<>();
        Router.route(topology, topology.exchange("x"), RoutingInput.keys(key, properties), new Input(properties),
                (from, edge, queue) -> reached.add(queue.name()));
        return reached;
    }
}
