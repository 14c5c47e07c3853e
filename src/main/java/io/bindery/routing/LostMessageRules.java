package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerCommand.Bind;
import io.bindery.model.BrokerCommand.DeclareExchange;
import io.bindery.model.BrokerCommand.DeclareQueue;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.util.List;
import java.util.Set;

/** Alternate and dead-letter exchanges that lose what they are sent. */
final class LostMessageRules {

    private LostMessageRules() { }

    static void check(Linter linter, List<Problem> problems) {
        for (ExchangeSnapshot exchange : linter.vhost().exchanges()) {
            exchange.effective().alternateExchange().ifPresent(name -> alternate(linter, exchange.effective(), name, problems));
        }
        for (QueueSnapshot queue : linter.vhost().queues()) {
            queue.effective().deadLetterExchange().ifPresent(name -> deadLetters(linter, queue.effective(), name, problems));
        }
    }

    private static void alternate(Linter linter, ExchangeDefinition exchange, String alternate, List<Problem> problems) {
        Place place = new Place.OfExchange(exchange.name());
        if (!linter.hasExchange(alternate)) {
            problems.add(Problem.at(place, Rule.ALTERNATE_MISSING,
                    "What " + exchange.name() + " routes nowhere is lost: its alternate exchange " + alternate + " does not exist",
                    "RabbitMQ takes a name that is not there for no alternate, without an error." + SimilarNames.hint(linter, alternate))
                    .fixedBy("Make " + alternate + " with a queue", collector(exchange.vhost(), alternate)));
        } else if (linter.queuesBehind(alternate).isEmpty()) {
            problems.add(Problem.at(place, Rule.ALTERNATE_ROUTES_NOWHERE,
                    "What " + exchange.name() + " routes nowhere is lost: its alternate exchange " + alternate + " leads to no queue",
                    "A message that no binding takes there either is dropped, or returned when it is mandatory."));
        }
    }

    private static void deadLetters(Linter linter, QueueDefinition queue, String exchange, List<Problem> problems) {
        Place place = new Place.OfQueue(queue.name());
        if (!linter.hasExchange(exchange)) {
            problems.add(Problem.at(place, Rule.DEAD_LETTER_EXCHANGE_MISSING,
                    "Dead letters of " + queue.name() + " are lost: the exchange " + exchange + " does not exist",
                    "RabbitMQ drops a dead letter whose exchange is not there, without an error." + SimilarNames.hint(linter, exchange))
                    .fixedBy("Make " + exchange + " with a queue", collector(queue.vhost(), exchange)));
        } else if (routeNowhere(linter, queue, exchange)) {
            problems.add(Problem.at(place, Rule.DEAD_LETTERS_ROUTE_NOWHERE,
                    "Dead letters of " + queue.name() + " are lost: " + way(exchange, queue) + " leads to no queue",
                    "RabbitMQ drops a dead letter that no binding takes, without an error."));
        }
    }

    /** With a key of the queue's own it is certain; else only when there is no queue behind the exchange at all. */
    private static boolean routeNowhere(Linter linter, QueueDefinition queue, String exchange) {
        if (linter.preview().topology().exchange(exchange) == null) {
            return false;
        }
        Set<String> behind = linter.queuesBehind(exchange);
        return behind.isEmpty() || queue.deadLetterRoutingKey().isPresent() && !linter.headersDecideBehind(exchange)
                && linter.preview().queues(exchange, queue.deadLetterRoutingKey().get(), FieldTable.EMPTY).isEmpty();
    }

    private static String way(String exchange, QueueDefinition queue) {
        String name = exchange.isEmpty() ? "the default exchange" : exchange;
        return queue.deadLetterRoutingKey().map(key -> name + " with the key «" + key + "»").orElse(name);
    }

    /** A fanout exchange of the name and a queue that collects what comes there. */
    private static BrokerCommand[] collector(String vhost, String exchange) {
        return new BrokerCommand[] {
            new DeclareExchange(new ExchangeDefinition(vhost, exchange, ExchangeType.FANOUT, Set.of(ExchangeFlag.DURABLE), FieldTable.EMPTY)),
            new DeclareQueue(new QueueDefinition(vhost, exchange, Set.of(QueueFlag.DURABLE), FieldTable.EMPTY)),
            new Bind(Binding.toQueue(vhost, exchange, exchange, "")),
        };
    }
}
