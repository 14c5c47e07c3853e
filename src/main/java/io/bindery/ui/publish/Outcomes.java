package io.bindery.ui.publish;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.FieldTable;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Step.Missed;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the broker's answer to a publish into words and rows. */
final class Outcomes {

    private static final int NEAR_MISSES = 2;

    private final VhostSnapshot topology;

    Outcomes(VhostSnapshot topology) {
        this.topology = topology;
    }

    /** @param route the same question asked of the router, for the bindings that nearly matched */
    Outcome of(BrokerCommand.Publish sent, CommandResult result, RouteTrace route) {
        if (result instanceof CommandResult.Published published) {
            return published(sent, published, route);
        } else if (result instanceof CommandResult.Refused refused) {
            return new Outcome(Outcome.Tone.BAD, "Refused: " + refused.code().code() + " " + refused.text(), "", List.of(), advice(refused), 0);
        }
        throw new IllegalStateException("a publish was answered with " + result);
    }

    private Outcome published(BrokerCommand.Publish sent, CommandResult.Published published, RouteTrace route) {
        List<OutcomeRow> rows = new ArrayList<>();
        published.copies().forEach(copy -> rows.add(copy(copy)));
        published.refusedBy().forEach(queue -> rows.add(new OutcomeRow(OutcomeRow.Kind.REFUSED, Glyph.QUEUE, queue, "", "full, refused")));
        nearMisses(route, published.copies().isEmpty() ? NEAR_MISSES + 1 : NEAR_MISSES).forEach(miss -> rows.add(noMatch(miss)));
        boolean nacked = !published.refusedBy().isEmpty();
        Outcome.Tone tone = nacked ? Outcome.Tone.BAD : published.copies().isEmpty() ? Outcome.Tone.WARNING : Outcome.Tone.GOOD;
        String title = "Message " + Figures.count(published.messageId()) + ": "
                + (published.copies().isEmpty() ? "no copy" : Words.copies(published.copies().size())) + (nacked ? ", not confirmed" : ", confirmed");
        return new Outcome(tone, title, Words.took(published.nanos()), rows, remark(sent, published), published.messageId());
    }

    private static String remark(BrokerCommand.Publish sent, CommandResult.Published published) {
        if (published.returned()) {
            return "Returned: 312 NO_ROUTE. It was mandatory and no queue took it, so it came back.";
        } else if (!published.refusedBy().isEmpty()) {
            return "A full queue that rejects publishes makes the broker answer with a nack.";
        } else if (published.copies().isEmpty()) {
            return "Unroutable: nobody got it, and it was not mandatory, so it is gone.";
        }
        return sent.mandatory() ? "Not returned." : "";
    }

    private OutcomeRow copy(CommandResult.Copy copy) {
        boolean onDisk = copy.durability() == CommandResult.Durability.ON_DISK;
        String keys = copy.via().stream().map(this::key).collect(Collectors.joining(" › "));
        return new OutcomeRow(onDisk ? OutcomeRow.Kind.ON_DISK : OutcomeRow.Kind.MEMORY_ONLY, Glyph.QUEUE, copy.queue(), keys,
                onDisk ? "on disk" : "memory only");
    }

    private OutcomeRow noMatch(Missed miss) {
        Binding binding = miss.binding();
        return new OutcomeRow(OutcomeRow.Kind.NO_MATCH, glyph(binding), binding.destination(), key(binding), "no match");
    }

    private Glyph glyph(Binding binding) {
        return binding.kind() == Binding.DestinationKind.QUEUE ? Glyph.QUEUE
                : topology.exchange(binding.destination()).map(e -> Glyph.ofExchange(e.definition().name(), e.definition().type())).orElse(Glyph.OTHER);
    }

    /** A fanout has no key worth a word; a headers binding has arguments. */
    private String key(Binding binding) {
        String type = topology.exchange(binding.exchange()).map(e -> e.definition().type()).orElse("");
        return switch (type) {
            case "fanout" -> "by " + binding.exchange();
            case "headers" -> arguments(binding.arguments());
            default -> binding.key();
        };
    }

    private static String arguments(FieldTable arguments) {
        return arguments.text("x-match").orElse("all") + " of " + arguments.entries().keySet().stream()
                .filter(name -> !name.startsWith("x-")).collect(Collectors.joining(", "));
    }

    /** The closest first, one per destination. */
    private static List<Missed> nearMisses(RouteTrace route, int most) {
        List<Missed> nearest = route.steps().stream().filter(Missed.class::isInstance).map(Missed.class::cast)
                .filter(miss -> !route.queues().contains(miss.binding().destination()))
                .filter(miss -> !miss.binding().exchange().isEmpty())
                .sorted(Comparator.comparingInt(miss -> miss.why().distance())).toList();
        List<Missed> once = new ArrayList<>();
        for (Missed miss : nearest) {
            if (once.size() < most && once.stream().noneMatch(m -> m.binding().destination().equals(miss.binding().destination()))) {
                once.add(miss);
            }
        }
        return once;
    }

    private static String advice(CommandResult.Refused refused) {
        return switch (refused.code()) {
            case NOT_FOUND -> "The exchange is gone. Choose another, or add it on the canvas.";
            case ACCESS_REFUSED -> "Publish to an exchange that clients may publish to.";
            case PRECONDITION_FAILED -> "A property is not as the broker wants it. Correct what it names.";
            case NOT_IMPLEMENTED -> "The broker does not do this.";
            default -> "Nothing was published.";
        };
    }
}
