package io.bindery.routing;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.QueueDefinition;
import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Queues that fill up because nobody consumes them. */
final class ConsumerRules {

    private ConsumerRules() { }

    static void check(Linter linter, List<Problem> problems) {
        Set<String> shelves = shelves(linter);
        for (QueueSnapshot queue : linter.vhost().queues()) {
            if (queue.consumers().isEmpty() && !waitsForItsTime(queue.effective())) {
                unconsumed(queue, shelves.contains(queue.definition().name()), problems);
            }
        }
    }

    private static void unconsumed(QueueSnapshot queue, boolean shelf, List<Problem> problems) {
        QueueDefinition definition = queue.effective();
        OptionalLong limit = definition.maxLength();
        boolean dropsOldest = limit.isPresent() && definition.deadLetterExchange().isEmpty()
                && definition.arguments().text(QueueDefinition.OVERFLOW).orElse("drop-head").equals("drop-head");
        Place place = new Place.OfQueue(definition.name());
        if (dropsOldest) {
            problems.add(Problem.at(place, Rule.UNCONSUMED_FULL,
                    "Nobody consumes " + definition.name() + ", and it drops its oldest at " + limit.getAsLong(),
                    "At the limit the message at the head goes for each new one; publishers are not told."));
        } else if (!shelf && queue.ready() > 0) {
            problems.add(Problem.at(place, Rule.UNCONSUMED,
                    "Nobody consumes " + definition.name() + ", where " + queue.ready() + (queue.ready() == 1 ? " message waits" : " messages wait"),
                    "They stay until somebody does" + (definition.messageTtl().isPresent() ? ", or their time is up." : ".")));
        }
    }

    /** A retry's queue: messages are meant to wait there and to move on as dead letters. */
    private static boolean waitsForItsTime(QueueDefinition queue) {
        return queue.messageTtl().isPresent() && queue.deadLetterExchange().isPresent();
    }

    /** Queues behind a named dead-letter or alternate exchange: what lies there waits for a person. */
    private static Set<String> shelves(Linter linter) {
        Set<String> exchanges = new HashSet<>();
        for (ExchangeSnapshot exchange : linter.vhost().exchanges()) {
            exchange.effective().alternateExchange().ifPresent(exchanges::add);
        }
        Set<String> shelves = new HashSet<>();
        for (QueueSnapshot queue : linter.vhost().queues()) {
            queue.effective().deadLetterExchange().filter(name -> !name.isEmpty()).ifPresent(exchanges::add);
            queue.effective().deadLetterExchange().filter(String::isEmpty).flatMap(name -> queue.effective().deadLetterRoutingKey()).ifPresent(shelves::add);
        }
        exchanges.forEach(exchange -> shelves.addAll(linter.queuesBehind(exchange)));
        return shelves;
    }
}
