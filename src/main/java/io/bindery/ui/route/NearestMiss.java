package io.bindery.ui.route;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.RouteTrace;
import io.bindery.model.RouteTrace.Part;
import io.bindery.model.RouteTrace.Step;
import io.bindery.routing.RoutePreview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key, a word away from the one asked, that would go where this one just did not. It is asked of the router
 * before it is offered.
 *
 * @param key that would match · queues all it would reach
 */
record NearestMiss(Binding binding, String key, List<String> queues) {

    static Optional<NearestMiss> of(RouteTrace trace, RoutePreview router, FieldTable headers) {
        return trace.steps().stream().filter(Step.Missed.class::isInstance).map(Step.Missed.class::cast).filter(miss -> miss.depth() == 0)
                .sorted(Comparator.comparingInt(miss -> miss.why().distance()))
                .map(miss -> best(miss, trace, router, headers)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<NearestMiss> best(Step.Missed miss, RouteTrace trace, RoutePreview router, FieldTable headers) {
        return candidates(miss.why().parts()).stream().filter(key -> !key.equals(trace.routingKey()))
                .map(key -> new NearestMiss(miss.binding(), key, matched(router.route(trace.exchange(), key, headers), miss.binding())))
                .filter(found -> !found.queues.isEmpty()).max(Comparator.comparingInt(found -> found.queues.size()));
    }

    /** The queues of a route that follows the binding; none when it does not. */
    private static List<String> matched(RouteTrace route, Binding binding) {
        return route.steps().stream().anyMatch(step -> step instanceof Step.Matched m && m.binding().equals(binding)) ? route.queues() : List.of();
    }

    /** A failing word can be replaced by the pattern's, or the pattern's put before it. */
    private static Set<String> candidates(List<Part> parts) {
        Set<String> keys = new LinkedHashSet<>();
        if (parts.stream().noneMatch(part -> part.keyFrom() < 0)) {
            keys.add(key(parts, true));
            keys.add(key(parts, false));
        }
        return keys;
    }

    private static String key(List<Part> parts, boolean keepFailing) {
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            switch (part.verdict()) {
                case TOOK -> words.add(part.took());
                case FAILED -> {
                    words.add(word(part));
                    if (keepFailing) {
                        words.add(part.took());
                    }
                }
                case WANTED_MORE -> words.add(word(part));
                default -> { }
            }
        }
        return String.join(".", words);
    }

    private static String word(Part part) {
        return part.pattern().equals("*") ? "any" : part.pattern();
    }

    /** Which of the key's words were not asked, for marking them. */
    List<Boolean> newWords(String asked) {
        List<String> left = new ArrayList<>(List.of(asked.split("\\.")));
        return java.util.Arrays.stream(key.split("\\.")).map(word -> !left.remove(word)).toList();
    }
}
