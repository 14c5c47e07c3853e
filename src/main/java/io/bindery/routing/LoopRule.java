package io.bindery.routing;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dead-letter ways that lead back to where they began with nobody rejecting anything on the way. RabbitMQ drops a
 * message that comes round such a loop; a loop with a consumer's reject in it is a retry, and fine.
 */
final class LoopRule {

    private LoopRule() { }

    static void check(Linter linter, List<Problem> problems) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        for (QueueSnapshot queue : linter.vhost().queues()) {
            if (leavesByItself(queue.effective()) && queue.effective().deadLetterExchange().isPresent()) {
                next.put(queue.definition().name(), letterQueues(linter, queue.effective()));
            }
        }
        Set<String> told = new HashSet<>();
        for (String queue : next.keySet()) {
            List<String> loop = told.contains(queue) ? List.of() : way(queue, next);
            if (!loop.isEmpty()) {
                told.addAll(loop);
                problems.add(Problem.at(new Place.OfQueue(queue), Rule.DEAD_LETTER_LOOP,
                        "A message that expires in " + queue + " or is one too many comes back to it, and is dropped there",
                        "Its way is " + String.join(" → ", loop) + " → " + queue
                                + "; RabbitMQ ends a dead-letter loop in which no consumer rejects."));
            }
        }
    }

    /** Whether messages leave the queue as dead letters with no consumer's doing. */
    private static boolean leavesByItself(QueueDefinition queue) {
        return queue.messageTtl().isPresent() || queue.maxLength().isPresent()
                || queue.arguments().integer(QueueDefinition.MAX_LENGTH_BYTES).isPresent();
    }

    /** Where dead letters go for certain. Without a key of the queue's own a letter keeps its own: taken to be the queue's name. */
    private static Set<String> letterQueues(Linter linter, QueueDefinition queue) {
        String key = queue.deadLetterRoutingKey().orElse(queue.name());
        return new HashSet<>(linter.preview().queues(queue.deadLetterExchange().orElseThrow(), key, FieldTable.EMPTY));
    }

    /** The shortest way from a queue back to itself, the queue first; empty when there is none. */
    private static List<String> way(String home, Map<String, Set<String>> next) {
        Map<String, String> from = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(home));
        while (!waiting.isEmpty() && !from.containsKey(home)) {
            String at = waiting.poll();
            for (String queue : next.getOrDefault(at, Set.of())) {
                if (from.putIfAbsent(queue, at) == null) {
                    waiting.add(queue);
                }
            }
        }
        return from.containsKey(home) ? back(home, from) : List.of();
    }

    private static List<String> back(String home, Map<String, String> from) {
        LinkedList<String> way = new LinkedList<>();
        String at = home;
        do {
            at = from.get(at);
            way.addFirst(at);
        } while (!at.equals(home));
        return way;
    }
}
