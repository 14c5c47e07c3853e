package io.bindery.ui.route;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Step;
import io.bindery.model.RouteTrace.Verdict;
import io.bindery.routing.RouteWords;
import io.bindery.ui.theme.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A route as a table: what took the message first, each with its onward hops below it, then what did not, the nearest
 * first, and the alternate exchange last, with why.
 *
 * @param words the key's words when any exchange on the way looks at words, else the whole key, else none
 * @param note why there are no rows; empty where there are
 */
record RouteTable(List<String> words, List<RouteRow> rows, String note) {

    static final RouteTable NOTHING = new RouteTable(List.of(), List.of(), "");

    static RouteTable of(RouteTrace trace, VhostSnapshot topology) {
        return new Builder(trace, topology).table();
    }

    /** Walks the trace's steps exchange by exchange. */
    private static final class Builder {
        private final RouteTrace trace;
        private final VhostSnapshot topology;
        private final List<RouteRow> rows = new ArrayList<>();
        private final Set<String> shown = new HashSet<>();

        Builder(RouteTrace trace, VhostSnapshot topology) {
            this.trace = trace;
            this.topology = topology;
        }

        RouteTable table() {
            if (trace.steps().stream().anyMatch(step -> step instanceof Step.NoSuchExchange none && none.depth() == 0)) {
                return NOTHING;
            }
            exchange(trace.exchange(), 0);
            return new RouteTable(words(), rows, rows.isEmpty() ? nothing() : "");
        }

        private String nothing() {
            if (!trace.exchange().isEmpty()) {
                return trace.exchange() + " has no bindings yet.";
            }
            return "The default exchange looks for the queue that has the key for its name: "
                    + (trace.routingKey().isEmpty() ? "an empty key names none." : "there is none.");
        }

        private void exchange(String name, int indent) {
            if (!shown.add(name)) {
                return;
            }
            for (Step.Matched matched : of(Step.Matched.class, name)) {
                rows.add(row(RouteRow.Kind.TAKEN, indent, matched.binding(), matched.why(), false));
                if (matched.binding().kind() == Binding.DestinationKind.EXCHANGE) {
                    onward(matched.binding().destination(), indent + 1);
                }
            }
            List<Step.Missed> misses = new ArrayList<>(of(Step.Missed.class, name));
            misses.sort(Comparator.comparingInt(miss -> miss.why().distance()));
            for (int i = 0; i < misses.size(); i++) {
                rows.add(row(RouteRow.Kind.MISSED, indent, misses.get(i).binding(), misses.get(i).why(), i == 0 && indent == 0));
            }
            alternate(name, indent);
        }

        private void onward(String exchange, int indent) {
            if (shown.contains(exchange)) {
                rows.add(aside(RouteRow.Kind.SILENT, indent, Glyph.OTHER, exchange, "seen before", "Each exchange is entered once for a message, so loops end."));
            }
            exchange(exchange, indent);
        }

        private void alternate(String name, int indent) {
            Optional<String> alternate = topology.exchange(name).map(found -> found.definition()).flatMap(ExchangeDefinition::alternateExchange);
            if (alternate.isEmpty()) {
                return;
            }
            boolean took = trace.steps().stream().anyMatch(step -> step instanceof Step.ToAlternate to && to.exchange().equals(name));
            boolean missing = topology.exchange(alternate.get()).isEmpty();
            String shownName = name.isEmpty() ? "(default)" : name;
            rows.add(aside(took && !missing ? RouteRow.Kind.TAKEN : RouteRow.Kind.SILENT, indent, glyph(alternate.get()), alternate.get(), "alternate exchange",
                    missing ? "There is no exchange of that name, so nothing is taken up." : took ? "No binding of " + shownName + " matched, so it takes the message."
                            : "Silent, because a binding of " + shownName + " matched."));
            if (took && !missing) {
                exchange(alternate.get(), indent + 1);
            }
        }

        private RouteRow row(RouteRow.Kind kind, int indent, Binding binding, RouteTrace.Explanation why, boolean nearest) {
            String type = type(binding.exchange());
            boolean keyless = type.equals("fanout");
            return new RouteRow(kind, indent, binding.kind() == Binding.DestinationKind.QUEUE ? Glyph.QUEUE : glyph(binding.destination()),
                    binding.destination(), keyless || type.equals("headers") ? "" : binding.key(), why.parts(),
                    keyless ? "by " + binding.exchange() : "", RouteWords.why(why), nearest);
        }

        private static RouteRow aside(RouteRow.Kind kind, int indent, Glyph glyph, String name, String aside, String why) {
            return new RouteRow(kind, indent, glyph, name, "", List.of(), aside, why, false);
        }

        private List<String> words() {
            Set<String> types = new HashSet<>();
            trace.steps().forEach(step -> {
                if (step instanceof Step.Entered entered) {
                    types.add(entered.type());
                }
            });
            if (types.contains("topic")) {
                return trace.routingKey().isEmpty() ? List.of() : List.of(trace.routingKey().split("\\.", -1));
            }
            return types.contains("direct") ? List.of(trace.routingKey()) : List.of();
        }

        private <T extends Step> List<T> of(Class<T> kind, String exchange) {
            return trace.steps().stream().filter(kind::isInstance).map(kind::cast).filter(step -> source(step).equals(exchange)).toList();
        }

        private static String source(Step step) {
            return step instanceof Step.Matched matched ? matched.binding().exchange() : ((Step.Missed) step).binding().exchange();
        }

        private Glyph glyph(String exchange) {
            return Glyph.ofExchange(exchange, type(exchange));
        }

        private String type(String exchange) {
            return topology.exchange(exchange).map(found -> found.definition().type()).orElse("direct");
        }
    }

    /** Whether a part stands between words, or after the last, instead of under one. */
    static boolean betweenWords(RouteTrace.Part part) {
        return part.keyCount() == 0 && part.keyFrom() >= 0 || part.verdict() == Verdict.WANTED_MORE;
    }
}
