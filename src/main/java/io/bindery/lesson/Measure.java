package io.bindery.lesson;

import io.bindery.model.CommandResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out on the stage which options of a question are true. Nothing is known beforehand: the broker decides. */
@FunctionalInterface
public interface Measure {

    Set<String> truth(Stage stage);

    /** The queues that the last publish gave a copy to. */
    static Measure copies() {
        return stage -> {
            List<String> queues = stage.published().copies().stream().map(CommandResult.Copy::queue).toList();
            return queues.isEmpty() ? Set.of(Question.NOBODY) : new LinkedHashSet<>(queues);
        };
    }

    /** How many messages are in a queue, those handed out and not yet acknowledged among them. */
    static Measure depth(String queue) {
        return stage -> Set.of(String.valueOf(stage.depth(queue)));
    }

    static Measure ready(String queue) {
        return stage -> Set.of(String.valueOf(stage.ready(queue)));
    }

    /** The body of the message that is next in line. */
    static Measure head(String queue) {
        return stage -> Set.of(stage.head(queue));
    }

    /** How many messages a program has been given. */
    static Measure received(String player) {
        return stage -> Set.of(String.valueOf(stage.received(player).size()));
    }

    /** The body of what a program was given first. */
    static Measure firstReceived(String player) {
        return stage -> Set.of(stage.received(player).get(0));
    }

    /** What a publishing program heard of its last message. */
    static Measure heard(String player) {
        return stage -> Set.of(String.join(", then ", stage.heard(player)));
    }

    static Measure bindings(String exchange) {
        return stage -> Set.of(String.valueOf(stage.topology().bindings().stream().filter(binding -> binding.exchange().equals(exchange)).count()));
    }

    static Measure either(Predicate<Stage> question, String ifSo, String ifNot) {
        return stage -> Set.of(question.test(stage) ? ifSo : ifNot);
    }
}
