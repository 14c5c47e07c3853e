package io.bindery.lesson;

import io.bindery.model.RouteTrace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a step.
 *
 * @param why of some options, as the router says it
 * @param route of the message that was asked about, where that was the question
 */
public record Verdict(Set<String> chosen, Set<String> truth, Map<String, String> why, Optional<RouteTrace> route) {

    public boolean right() {
        return chosen.equals(truth);
    }
}
