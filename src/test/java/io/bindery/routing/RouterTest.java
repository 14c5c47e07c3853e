package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walk: exchange to exchange, alternates, further keys, remembered routes. */
class RouterTest {

    private record Queue(String name) implements RouteTarget { }

    private record Input(Properties properties) implements RoutingInput {
        @Override public int chance() {
            return 0;
        }
    }

    private static final Input PLAIN = new Input(Properties.NONE);

    private final Topology topology = new Topology();
    private final RouteCache cache = new RouteCache(topology);

    @Test void aQueueReachedByTwoWaysGetsOneCopy() {
        exchange("a", ExchangeType.FANOUT, null);
        exchange("b", ExchangeType.FANOUT, null);
        queue("q");
        topology.bind(Binding.toQueue("/", "a", "q", ""));
        topology.bind(Binding.toExchange("/", "a", "b", ""));
        topology.bind(Binding.toQueue("/", "b", "q", ""));
        assertThat(queues("a", "k")).containsExactly("q");
    }

    @Test void aLoopOfExchangesEnds() {
        exchange("a", ExchangeType.FANOUT, null);
        exchange("b", ExchangeType.FANOUT, null);
        queue("q");
        topology.bind(Binding.toExchange("/", "a", "b", ""));
        topology.bind(Binding.toExchange("/", "b", "a", ""));
        topology.bind(Binding.toQueue("/", "b", "q", ""));
        assertThat(queues("a", "k")).containsExactly("q");
    }

    @Test void theAlternateTakesWhatNoBindingTook() {
        exchange("a", ExchangeType.DIRECT, "b");
        exchange("b", ExchangeType.FANOUT, null);
        queue("q");
        queue("lost");
        topology.bind(Binding.toQueue("/", "a", "q", "k"));
        topology.bind(Binding.toQueue("/", "b", "lost", ""));
        assertThat(queues("a", "k")).containsExactly("q");
        assertThat(queues("a", "other")).containsExactly("lost");
    }

    @Test void aBindingToAnExchangeThatRoutesNowhereStillKeepsTheAlternateOut() {
        exchange("a", ExchangeType.FANOUT, "b");
        exchange("b", ExchangeType.FANOUT, null);
        exchange("empty", ExchangeType.DIRECT, null);
        queue("lost");
        topology.bind(Binding.toExchange("/", "a", "empty", ""));
        topology.bind(Binding.toQueue("/", "b", "lost", ""));
        assertThat(queues("a", "k")).isEmpty();
    }

    @Test void anAlternateThatDoesNotExistLosesTheMessageQuietly() {
        exchange("a", ExchangeType.DIRECT, "nowhere");
        assertThat(queues("a", "k")).isEmpty();
    }

    @Test void furtherKeysOfCcAndBccReachTheirQueues() {
        exchange("a", ExchangeType.DIRECT, null);
        for (String name : List.of("to", "cc", "bcc")) {
            queue(name);
            topology.bind(Binding.toQueue("/", "a", name, name));
        }
        FieldTable headers = FieldTable.of("CC", new FieldValue.Array(List.of(FieldValue.of("cc"))))
                .with("BCC", new FieldValue.Array(List.of(FieldValue.of("bcc"))));
        Input input = new Input(Properties.NONE.withHeaders(headers));
        Route route = cache.route(topology.exchange("a"), RoutingInput.keys("to", input.properties()), input);
        assertThat(route.queues()).extracting(RouteTarget::name).containsExactlyInAnyOrder("to", "cc", "bcc");
    }

    @Test void aRememberedRouteIsForgottenWhenABindingComesOrGoes() {
        exchange("a", ExchangeType.TOPIC, null);
        queue("q");
        Binding binding = Binding.toQueue("/", "a", "q", "k.#");
        assertThat(queues("a", "k")).isEmpty();
        topology.bind(binding);
        assertThat(queues("a", "k")).containsExactly("q");
        topology.unbind(binding);
        assertThat(queues("a", "k")).isEmpty();
    }

    @Test void noMoreRoutesAreRememberedThanTheBound() {
        exchange("a", ExchangeType.FANOUT, null);
        queue("q");
        topology.bind(Binding.toQueue("/", "a", "q", ""));
        for (int i = 0; i < 50_000; i++) {
            assertThat(cache.route(topology.exchange("a"), "key" + i, PLAIN).queues()).hasSize(1);
        }
        assertThat(cache.size()).isBetween(1, 20_000);
    }

    @Test void theWayOfACopyIsTheBindingsItFollowed() {
        exchange("a", ExchangeType.TOPIC, null);
        exchange("b", ExchangeType.FANOUT, null);
        queue("q");
        Binding first = Binding.toExchange("/", "a", "b", "k.*");
        Binding second = Binding.toQueue("/", "b", "q", "");
        topology.bind(first);
        topology.bind(second);
        assertThat(cache.route(topology.exchange("a"), "k.1", PLAIN).via("/", "q")).containsExactly(first, second);
    }

    @Test void aRemovedQueueTakesItsBindingsAlong() {
        exchange("a", ExchangeType.FANOUT, null);
        queue("q");
        Binding binding = Binding.toQueue("/", "a", "q", "");
        topology.bind(binding);
        assertThat(topology.removeQueue("q")).containsExactly(binding);
        assertThat(topology.bindings()).isEmpty();
        assertThat(queues("a", "k")).isEmpty();
    }

    private List<String> queues(String exchange, String key) {
        return List.of(cache.route(topology.exchange(exchange), key, PLAIN).queues()).stream().map(RouteTarget::name).toList();
    }

    private void exchange(String name, String type, String alternate) {
        FieldTable arguments = alternate == null ? FieldTable.EMPTY : FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of(alternate));
        topology.declareExchange(new ExchangeDefinition("/", name, type, Set.of(), arguments));
    }

    private void queue(String name) {
        topology.addQueue(new Queue(name));
    }
}
