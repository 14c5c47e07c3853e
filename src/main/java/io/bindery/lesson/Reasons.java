package io.bindery.lesson;

import io.bindery.model.Binding;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Step;
import io.bindery.routing.RouteWords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why each queue got a copy or none, out of the trace of the broker's own router. */
final class Reasons {

    private Reasons() { }

    static Map<String, String> of(RouteTrace route, List<String> queues) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String queue : queues) {
            took(route, queue).or(() -> missed(route, queue)).ifPresent(reason -> reasons.put(queue, reason));
        }
        return reasons;
    }

    private static Optional<String> took(RouteTrace route, String queue) {
        return route.steps().stream().filter(Step.Matched.class::isInstance).map(Step.Matched.class::cast)
                .filter(step -> leadsTo(step.binding(), queue)).findFirst().map(step -> said(step.binding(), RouteWords.why(step.why())));
    }

    /** Of several bindings the nearest: it says most. */
    private static Optional<String> missed(RouteTrace route, String queue) {
        return route.steps().stream().filter(Step.Missed.class::isInstance).map(Step.Missed.class::cast)
                .filter(step -> leadsTo(step.binding(), queue)).min(Comparator.comparingInt(step -> step.why().distance()))
                .map(step -> said(step.binding(), step.why().rule()));
    }

    private static boolean leadsTo(Binding binding, String queue) {
        return binding.kind() == Binding.DestinationKind.QUEUE && binding.destination().equals(queue);
    }

    private static String said(Binding binding, String rule) {
        return binding.exchange().isEmpty() || binding.key().isEmpty() ? rule : "`" + binding.key() + "`: " + rule;
    }
}
