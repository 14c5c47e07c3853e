package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks routing the other way round: which keys reach these queues and not those, or proof that none does. It tries one
 * key of every class the patterns on the way can tell apart ({@link KeyClasses}); the router itself decides where each goes.
 */
public final class Solver {

    /** So many classes are tried before it gives up: some tens of milliseconds. */
    private static final int CLASSES = 20_000;

    /** Beside a topology's own patterns these tell short keys from long ones, so that examples differ. */
    private static final List<String> LENGTHS = List.of("*", "*.*", "*.*.*", "*.*.*.*");

    private final Topology topology;
    private final RoutePreview preview;

    private Solver(RoutePreview preview) {
        this.preview = preview;
        this.topology = preview.topology();
    }

    public static Solver of(VhostSnapshot vhost) {
        return new Solver(RoutePreview.of(vhost));
    }

    /** What there is to say of the keys asked for. */
    public sealed interface Answer {

        /** This key does it; {@code queues} are all it reaches. */
        record Key(String key, List<String> queues) implements Answer { }

        /** Proven: no key does it. */
        record None(String why) implements Answer { }

        /** Neither found nor excluded. */
        record Undecided(String why) implements Answer { }
    }

    /** A key that, published to an exchange, reaches the queue in question. */
    public record Example(String exchange, String key) { }

    /** A key that reaches all of some queues and none of others; the shortest. */
    public Answer key(String exchange, Set<String> reaching, Set<String> avoiding, FieldTable headers) {
        ExchangeNode start = topology.exchange(exchange);
        if (start == null) {
            return new Answer.None("There is no exchange " + exchange + ".");
        }
        Set<String> asked = new HashSet<>(reaching);
        asked.addAll(avoiding);
        Way way = Way.to(topology, start, asked);
        List<String> found = search(way, start, headers, 1,
                queues -> queues.containsAll(reaching) && avoiding.stream().noneMatch(queues::contains));
        if (!found.isEmpty()) {
            return new Answer.Key(found.get(0), preview.queues(exchange, found.get(0), headers));
        }
        return way.chancy() ? new Answer.Undecided("An exchange on the way chooses by hash or chance, not by the key's words.")
                : way.keys().found() >= CLASSES ? new Answer.Undecided("The patterns tell too many kinds of keys apart to try them all.")
                : new Answer.None(way.readsHeaders() ? "Every kind of key was tried, with these headers." : "Every kind of key was tried.");
    }

    /** Keys that reach the queue, unlike each other by how the bindings take them or how long they are; short ones first. */
    public List<String> keysReaching(String exchange, String queue, int limit) {
        ExchangeNode start = topology.exchange(exchange);
        if (start == null) {
            return List.of();
        }
        Way way = Way.to(topology, start, Set.of(queue));
        LENGTHS.forEach(way.keys()::addPattern);
        return search(way, start, FieldTable.EMPTY, limit, queues -> queues.contains(queue));
    }

    /** Ways for a publisher to reach the queue, through every exchange that leads there and can be published to. */
    public List<Example> examples(String queue, int limitAnExchange) {
        List<Example> examples = new ArrayList<>();
        for (ExchangeNode exchange : topology.exchanges()) {
            if (!exchange.definition().internal()) {
                keysReaching(exchange.name(), queue, limitAnExchange).forEach(key -> examples.add(new Example(exchange.name(), key)));
            }
        }
        return examples;
    }

    private List<String> search(Way way, ExchangeNode start, FieldTable headers, int limit, Predicate<List<String>> wanted) {
        List<String> found = new ArrayList<>();
        KeyClasses keys = way.keys();
        keys.begin();
        String key = keys.next();
        while (key != null && found.size() < limit) {
            if (wanted.test(preview.queues(start.name(), key, headers))) {
                found.add(key);
            }
            key = keys.found() < CLASSES ? keys.next() : null;
        }
        return found;
    }

    /** Whether every key that {@code pattern} takes is taken by {@code wider} too; false when that is too much to find out. */
    static boolean covers(String wider, String pattern) {
        KeyClasses keys = new KeyClasses();
        keys.addPattern(wider);
        keys.addPattern(pattern);
        keys.begin();
        for (String key = keys.next(); key != null; key = keys.next()) {
            if (keys.found() > CLASSES || takes(pattern, key) && !takes(wider, key)) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(String pattern, String key) {
        return TopicAlignment.explain(pattern, key).distance() == 0;
    }

    /** The part of a topology that matters to the queues asked for: the bindings whose match can change the answer. */
    private record Way(KeyClasses keys, boolean chancy, boolean readsHeaders) {

        static Way to(Topology topology, ExchangeNode start, Set<String> queues) {
            KeyClasses keys = new KeyClasses();
            if (start.definition().isDefault()) {
                queues.forEach(keys::addKey);
                return new Way(keys, false, false);
            }
            Set<ExchangeNode> leading = leadingTo(topology, queues);
            boolean chancy = false;
            boolean readsHeaders = false;
            for (ExchangeNode exchange : reachable(topology, start)) {
                if (!leading.contains(exchange)) {
                    continue;
                }
                String type = exchange.definition().type();
                chancy |= type.equals(ExchangeType.CONSISTENT_HASH) || type.equals(ExchangeType.RANDOM);
                readsHeaders |= type.equals(ExchangeType.HEADERS);
                boolean alternateCounts = leading.contains(topology.exchange(exchange.alternate()));
                for (Edge edge : exchange.edges()) {
                    if (alternateCounts || leads(edge, leading, queues)) {
                        add(keys, type, edge.binding());
                    }
                }
            }
            return new Way(keys, chancy, readsHeaders);
        }

        private static void add(KeyClasses keys, String type, Binding binding) {
            if (type.equals(ExchangeType.TOPIC)) {
                keys.addPattern(binding.key());
            } else if (type.equals(ExchangeType.DIRECT)) {
                keys.addKey(binding.key());
            }
        }

        private static boolean leads(Edge edge, Set<ExchangeNode> leading, Set<String> queues) {
            return edge.queue() != null ? queues.contains(edge.queue().name()) : leading.contains(edge.exchange());
        }

        private static Set<ExchangeNode> leadingTo(Topology topology, Set<String> queues) {
            Set<ExchangeNode> leading = new HashSet<>();
            boolean grew = true;
            while (grew) {
                grew = false;
                for (ExchangeNode exchange : topology.exchanges()) {
                    grew |= !leading.contains(exchange)
                            && (leading.contains(topology.exchange(exchange.alternate()))
                                    || exchange.edges().stream().anyMatch(edge -> leads(edge, leading, queues)))
                            && leading.add(exchange);
                }
            }
            return leading;
        }

        private static List<ExchangeNode> reachable(Topology topology, ExchangeNode start) {
            List<ExchangeNode> reached = new ArrayList<>(List.of(start));
            for (int i = 0; i < reached.size(); i++) {
                List<ExchangeNode> next = new ArrayList<>();
                reached.get(i).edges().stream().map(Edge::exchange).forEach(next::add);
                next.add(topology.exchange(reached.get(i).alternate()));
                next.stream().filter(exchange -> exchange != null && !reached.contains(exchange)).distinct().forEach(reached::add);
            }
            return reached;
        }
    }
}
