package io.bindery.engine;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Hop;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.Route;
import io.bindery.routing.RouteTarget;
import io.bindery.routing.RoutingInput;
import java.util.ArrayList;
import java.util.List;

/** Asks the router where a message goes, and counts at the exchanges that had no binding for it, and what somebody publishes as RabbitMQ does. */
final class Routing implements RoutingInput {

    /** Publisher's id in an activity: a person in the window, or the broker with a dead letter. */
    static final long BY_WINDOW = 0;
    static final long BY_BROKER = -1;

    private final EngineContext context;
    private Message current;

    Routing(EngineContext context) {
        this.context = context;
    }

    Route route(VirtualHost vhost, ExchangeNode exchange, Message message) {
        return route(vhost, exchange, message, MessageTraits.needsChecking(message.propertyBytes())
                ? RoutingInput.keys(message.routingKey(), message.properties()) : null);
    }

    /** @param keys the routing key and those of CC and BCC; null when there is but the routing key */
    Route route(VirtualHost vhost, ExchangeNode exchange, Message message, List<String> keys) {
        current = message;
        Route route = keys == null || keys.size() == 1
                ? vhost.routes.route(exchange, message.routingKey(), this)
                : vhost.routes.route(exchange, keys, this);
        current = null;
        count(route);
        return route;
    }

    @Override public Properties properties() {
        return current.properties();
    }

    @Override public int chance() {
        return context.names.chance();
    }

    private void count(Route route) {
        for (ExchangeNode node : route.unmatched()) {
            ExchangeState.of(node).routedNowhere();
        }
        context.dirty = true;
    }

    /**
     * Somebody published it: that counts at the exchange he named, with the copies that came of it, and at the queues they came to. Letters of the
     * dead are not counted, nor are exchanges on the way.
     */
    void countPublished(ExchangeNode exchange, RouteTarget[] queues) {
        ExchangeState.of(exchange).published(queues.length);
        for (RouteTarget queue : queues) {
            ((MessageQueue) queue).countPublished();
        }
        context.dirty = true;
    }

    /** Tells whoever watches where a message went. */
    void tell(VirtualHost vhost, Message message, Route route, long publisher, boolean returned) {
        if (!context.activity.watched()) {
            return;
        }
        List<String> queues = new ArrayList<>(route.queues().length);
        for (RouteTarget queue : route.queues()) {
            queues.add(queue.name());
        }
        List<Hop> hops = route.hops();
        context.activity.accept(new Activity.Routed(context.now, vhost.name, message.id(), publisher, message.exchange(),
                message.routingKey(), message.body().length, hops, queues, returned));
    }
}
