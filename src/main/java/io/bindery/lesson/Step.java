package io.bindery.lesson;

import java.util.List;

/**
 * One question of a lesson. In its texts, names and keys stand between back quotes.
 *
 * @param tells what stands there and what is about to happen
 * @param first what is declared and done before the question is asked
 * @param then what is done when it is answered; it decides who was right
 * @param explains the rule behind it
 */
public record Step(String tells, List<Act> first, Question question, List<Act> then, String explains) {

    public Step {
        first = List.copyOf(first);
        then = List.copyOf(then);
    }

    public static List<Act> first(Act... acts) {
        return List.of(acts);
    }

    public static List<Act> then(Act... acts) {
        return List.of(acts);
    }
}
