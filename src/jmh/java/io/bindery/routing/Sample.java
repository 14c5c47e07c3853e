package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import java.util.Random;
import java.util.Set;

/** What the benchmarks route: one exchange, its queues and bindings, and keys, the same in every run. */
final class Sample {

    private static final int SEED = 20_261_124;

    record Queue(String name) implements RouteTarget { }

    record Input(Properties properties) implements RoutingInput {
        @Override public int chance() {
            return 0;
        }
    }

    static final Input PLAIN = new Input(Properties.NONE);

    final Topology topology = new Topology();
    final ExchangeNode exchange;
    private final Random random = new Random(SEED);

    Sample(String type) {
        exchange = topology.declareExchange(new ExchangeDefinition("/", "x", type, Set.of(), FieldTable.EMPTY));
    }

    void bind(int number, String key, FieldTable arguments) {
        String queue = "q" + number;
        topology.addQueue(new Queue(queue));
        topology.bind(Binding.toQueue("/", "x", queue, key).withArguments(arguments));
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** Three in ten have a {@code *}, three a {@code #}, at the end, at the front or on both sides. */
    String pattern(int number) {
        String service = "svc" + number % 1000;
        String event = "event" + number;
        return switch (number % 10) {
            case 0 -> service + ".*." + event;
            case 1 -> "*." + service + "." + event;
            case 2 -> service + "." + event + ".*";
            case 3 -> service + "." + event + ".#";
            case 4 -> "#." + event;
            case 5 -> "#." + event + ".#";
            default -> service + ".eu." + event;
        };
    }

    /** A key that some pattern was made for, mostly. */
    String key() {
        int event = random.nextInt(100_000);
        return "svc" + event % 1000 + ".eu.event" + event;
    }

    /** A copy of the text with a hash not computed yet, as a key comes off the wire. */
    static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
