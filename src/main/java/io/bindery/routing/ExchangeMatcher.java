package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.RouteTrace.Explanation;
import java.util.Optional;

/** How one exchange type chooses among its bindings. One owner thread. */
abstract class ExchangeMatcher {

    /** Takes the bindings that match, in no promised order; one may come more than once. */
    interface EdgeSink {
        void matched(Edge edge);
    }

    abstract void add(Edge edge);

    abstract void remove(Edge edge);

    /** Tells the sink each binding that takes a message with this key and input. */
    abstract void match(String key, RoutingInput input, EdgeSink sink);

    /** Says why the binding takes such a message, or not; agrees with {@link #match} always. */
    abstract Explanation explain(Binding binding, String key, RoutingInput input);

    /** What can be said of a binding without its fellows: the same, unless a type chooses among them. */
    Explanation alone(Binding binding, String key, RoutingInput input) {
        return explain(binding, key, input);
    }

    /** Whether the key alone decides, so that a route can be remembered by it. */
    boolean keyDecides() {
        return true;
    }

    /** Whether CC and BCC keys are matched one by one; types that look past the key see a message once. */
    boolean matchesEachKey() {
        return true;
    }

    /** Empty for a type the broker doesn't have. */
    static Optional<ExchangeMatcher> of(ExchangeDefinition definition) {
        return Optional.ofNullable(switch (definition.type()) {
            case ExchangeType.DIRECT -> new DirectMatcher();
            case ExchangeType.FANOUT -> new FanoutMatcher();
            case ExchangeType.TOPIC -> new TopicMatcher();
            case ExchangeType.HEADERS -> new HeadersMatcher();
            case ExchangeType.CONSISTENT_HASH -> new ConsistentHashMatcher(definition.arguments());
            case ExchangeType.RANDOM -> new RandomMatcher();
            default -> null;
        });
    }
}
