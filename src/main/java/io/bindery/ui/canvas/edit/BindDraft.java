package io.bindery.ui.canvas.edit;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.routing.RoutePreview;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.RecentKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A binding before it is made: whether it can be, and what it would change, judged by the router itself. */
public final class BindDraft {

    private static final int LONGEST_KEY = 255;

    private final VhostSnapshot vhost;
    private final ExchangeDefinition exchange;
    private final FigureId target;
    private final List<RecentKeys.Seen> seen;
    private final boolean sampled;
    private final RoutePreview preview;

    /**
     * What one key would do.
     *
     * @param count how often it came in the last minute, 0 for a sample
     * @param now queues it reaches already
     * @param added queues it would reach in addition
     * @param lost queues it would reach no longer: an alternate exchange takes only what nothing else matches
     */
    public record Change(String key, int count, List<String> now, List<String> added, List<String> lost, boolean matches) { }

    /**
     * @param problem why it can't be made, or empty
     * @param hint worth knowing, or empty
     */
    public record Assessment(String problem, String hint, List<Change> changes) {

        public List<Change> matching() {
            return changes.stream().filter(Change::matches).toList();
        }

        public int copiesAMinute() {
            return changes.stream().mapToInt(change -> change.count * change.added.size()).sum();
        }
    }

    /** @param seen keys of the last minute; when there are none, samples are made from the bindings there are */
    public BindDraft(VhostSnapshot vhost, ExchangeDefinition exchange, FigureId target, List<RecentKeys.Seen> seen) {
        this.vhost = vhost;
        this.exchange = exchange;
        this.target = target;
        sampled = seen.isEmpty();
        this.seen = sampled ? samples() : seen;
        preview = RoutePreview.of(vhost);
    }

    public ExchangeDefinition exchange() {
        return exchange;
    }

    /** Of an exchange that is the target; empty for a queue. */
    public String targetType() {
        return target.isQueue() ? "" : vhost.exchange(target.name()).map(found -> found.definition().type()).orElse("");
    }

    public FigureId target() {
        return target;
    }

    /** Whether the keys are made up because none were seen. */
    public boolean sampled() {
        return sampled;
    }

    public boolean byArguments() {
        return exchange.type().equals(ExchangeType.HEADERS);
    }

    public Binding binding(String key, FieldTable arguments) {
        Binding.DestinationKind kind = target.isQueue() ? Binding.DestinationKind.QUEUE : Binding.DestinationKind.EXCHANGE;
        return new Binding(vhost.name(), exchange.name(), kind, target.name(), key, arguments);
    }

    public Assessment assess(String key, FieldTable arguments) {
        Binding binding = binding(key, arguments);
        String problem = problem(binding);
        if (byArguments()) {
            return new Assessment(problem, "", List.of());
        }
        RoutePreview then = problem.isEmpty() ? RoutePreview.of(with(binding)) : preview;
        List<Change> changes = new ArrayList<>(seen.stream().map(one -> change(binding, one, then)).toList());
        changes.sort(Comparator.comparing((Change change) -> !change.matches));
        return new Assessment(problem, hint(key), changes);
    }

    /** The sentence below the table: what the binding does to the traffic of the last minute. */
    public String summary(Assessment assessment) {
        int matching = assessment.matching().size();
        int others = assessment.changes.size() - matching;
        String rest = others == 0 ? "" : others == 1 ? " The other key keeps its queues." : " The other " + others + " keys keep their queues.";
        if (matching == 0) {
            return sampled ? "" : "No key of the last minute would match.";
        }
        return (sampled ? "No key was seen in the last minute; these are examples." : "for " + consumers() + "." + rest + " " + takenFrom(assessment));
    }

    private static String takenFrom(Assessment assessment) {
        Set<String> losers = new LinkedHashSet<>();
        assessment.changes.forEach(change -> losers.addAll(change.lost));
        return losers.isEmpty() ? "No copy is taken from anyone."
                : String.join(", ", losers) + " gets fewer: the alternate exchange takes only what nothing else matches.";
    }

    private String consumers() {
        int consumers = vhost.queue(target.name()).filter(queue -> target.isQueue()).map(queue -> queue.consumers().size()).orElse(-1);
        return consumers < 0 ? "what " + target.label() + " leads to" : consumers == 0 ? "no consumer yet" : consumers == 1 ? "one consumer" : Figures.count(consumers) + " consumers";
    }

    private Change change(Binding binding, RecentKeys.Seen one, RoutePreview then) {
        boolean matches = RoutePreview.matches(exchange, binding, one.routingKey(), FieldTable.EMPTY).distance() == 0;
        List<String> now = preview.queues(exchange.name(), one.routingKey(), FieldTable.EMPTY);
        List<String> after = then.queues(exchange.name(), one.routingKey(), FieldTable.EMPTY);
        return new Change(one.routingKey(), one.count(), now, without(after, now), without(now, after), matches);
    }

    private static List<String> without(List<String> queues, List<String> others) {
        return queues.stream().filter(queue -> !others.contains(queue)).toList();
    }

    private VhostSnapshot with(Binding binding) {
        List<Binding> bindings = new ArrayList<>(vhost.bindings());
        bindings.add(binding);
        return new VhostSnapshot(vhost.definition(), vhost.exchanges(), vhost.queues(), bindings, vhost.policies());
    }

    private String problem(Binding binding) {
        int bytes = binding.key().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_KEY) {
            return "The key has " + bytes + " bytes; AMQP carries " + LONGEST_KEY + " at most.";
        }
        return vhost.bindings().contains(binding) ? "This binding is already there; binding twice changes nothing." : "";
    }

    private String hint(String key) {
        return switch (exchange.type()) {
            case ExchangeType.FANOUT -> "A fanout exchange looks at no key: every message goes.";
            case ExchangeType.DIRECT -> key.contains("*") || key.contains("#") ? "A direct exchange compares the whole key: * and # are plain letters here." : "";
            case ExchangeType.TOPIC -> key.isEmpty() ? "An empty binding key takes the empty routing key alone; # takes every key." : "";
            default -> "";
        };
    }

    /** A key for each pattern there is: words as they stand, one made up for a star. */
    private List<RecentKeys.Seen> samples() {
        Set<String> keys = new LinkedHashSet<>();
        vhost.bindings().stream().filter(binding -> binding.exchange().equals(exchange.name())).map(Binding::key)
                .filter(key -> !key.isEmpty()).forEach(key -> keys.add(sample(key)));
        return keys.stream().map(key -> new RecentKeys.Seen(key, 0)).toList();
    }

    private static String sample(String pattern) {
        List<String> words = new ArrayList<>();
        for (String word : pattern.split("\\.", -1)) {
            if (word.equals("*")) {
                words.add("eu");
            } else if (!word.equals("#")) {
                words.add(word);
            }
        }
        return String.join(".", words);
    }
}
