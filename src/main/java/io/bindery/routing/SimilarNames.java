package io.bindery.routing;

import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names that differ only by capitals, by what stands between their words or by a plural: usually one was meant. */
final class SimilarNames {

    private SimilarNames() { }

    static void check(Linter linter, List<Problem> problems) {
        pairs(linter.vhost().exchanges().stream().map(exchange -> exchange.definition().name()).toList(), "exchange", Place.OfExchange::new, problems);
        pairs(linter.vhost().queues().stream().map(queue -> queue.definition().name()).toList(), "queue", Place.OfQueue::new, problems);
    }

    private static void pairs(List<String> names, String noun, Function<String, Place> place, List<Problem> problems) {
        Map<String, String> known = new HashMap<>();
        for (String name : names) {
            String other = name.isEmpty() ? null : known.putIfAbsent(core(name), name);
            if (other != null) {
                problems.add(Problem.at(place.apply(name), Rule.SIMILAR_NAMES,
                        "The " + noun + "s " + other + " and " + name + " are easily taken for each other",
                        "RabbitMQ compares names byte by byte: capitals, dots, dashes and plurals count."));
            }
        }
    }

    /** A clause that names the exchange that may have been meant; empty when there is none like it. */
    static String hint(Linter linter, String missing) {
        Optional<String> meant = linter.vhost().exchanges().stream().map(exchange -> exchange.definition().name())
                .filter(name -> !name.isEmpty() && core(name).equals(core(missing))).findFirst();
        return meant.map(name -> " There is one called " + name + ".").orElse("");
    }

    private static String core(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[._\\-]"))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.joining());
    }
}
