package io.bindery.app;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Step;
import io.bindery.routing.RouteWords;
import io.bindery.store.FieldJson;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** A route for a terminal: the exchanges in the order they are entered, what each gave the message to, and what not, the nearest miss first. */
final class RouteReport {

    private final RouteTrace trace;

    RouteReport(RouteTrace trace) {
        this.trace = trace;
    }

    void queues(PrintWriter out) {
        trace.queues().forEach(out::println);
    }

    void whole(PrintWriter out) {
        out.println((trace.routingKey().isEmpty() ? "(empty key)" : trace.routingKey()) + " at " + named(trace.exchange()));
        trace.steps().forEach(step -> step(step, out));
        out.println();
        if (trace.queues().isEmpty()) {
            out.println("No queue gets a copy.");
        } else {
            out.printf("%d %s: %s%n", trace.queues().size(), trace.queues().size() == 1 ? "queue" : "queues", String.join(", ", trace.queues()));
        }
    }

    private void step(Step step, PrintWriter out) {
        if (step instanceof Step.Entered entered) {
            out.printf("%n%s, %s%n", named(entered.exchange()), entered.type());
            bindings(entered.exchange()).print(out);
        } else if (step instanceof Step.ToAlternate to) {
            out.printf("%nNo binding of %s matched, so its alternate exchange %s takes the message.%n", named(to.exchange()), to.alternate());
        } else if (step instanceof Step.AlreadyVisited seen) {
            out.printf("%n%s was entered before: each exchange is, once for a message, so loops end.%n", named(seen.exchange()));
        } else if (step instanceof Step.NoSuchExchange none) {
            out.printf("%nThere is no exchange %s, so nothing is taken up.%n", none.exchange());
        }
    }

    private TextTable bindings(String exchange) {
        TextTable table = new TextTable("", "TO", "BINDING", "WHY");
        trace.steps().stream().filter(Step.Matched.class::isInstance).map(Step.Matched.class::cast).filter(step -> step.binding().exchange().equals(exchange))
                .forEach(step -> row(table, "+", step.binding(), step.why()));
        List<Step.Missed> misses = trace.steps().stream().filter(Step.Missed.class::isInstance).map(Step.Missed.class::cast)
                .filter(step -> step.binding().exchange().equals(exchange)).sorted(Comparator.comparingInt(step -> step.why().distance())).toList();
        misses.forEach(step -> row(table, "-", step.binding(), step.why()));
        return table;
    }

    private static void row(TextTable table, String sign, Binding binding, Explanation why) {
        boolean toExchange = binding.kind() == Binding.DestinationKind.EXCHANGE;
        table.row(sign, binding.destination() + (toExchange ? " (exchange)" : ""), asked(binding), RouteWords.why(why));
    }

    private static String asked(Binding binding) {
        return binding.arguments().isEmpty() ? binding.key() : (binding.key() + " " + FieldJson.text(binding.arguments())).strip();
    }

    private static String named(String exchange) {
        return exchange.isEmpty() ? "(default)" : exchange;
    }
}
