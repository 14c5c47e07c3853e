package io.bindery.engine;

import io.bindery.engine.Transaction.Publication;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.ReplyCode;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.Route;
import io.bindery.routing.RouteTarget;
import io.bindery.routing.RoutingInput;
import java.util.List;

/** basic.publish: what a client may send, where it goes, and what the client hears of it. */
final class Publishing {

    private final EngineContext context;
    private final Routing routing;
    private final Intake intake;

    Publishing(EngineContext context, Routing routing, Intake intake) {
        this.context = context;
        this.routing = routing;
        this.intake = intake;
    }

    /** What is looked at before the properties, which are none. */
    void check(ChannelState channel, ClientCommand.PublishMalformed command) {
        refuseImmediate(command.immediate());
        exchangeFor(channel, command.exchange(), command.routingKey());
    }

    private static void refuseImmediate(boolean immediate) {
        if (immediate) {
            throw Refusal.notImplemented("immediate=true");
        }
    }

    void publish(ChannelState channel, ClientCommand.Publish command) {
        refuseImmediate(command.immediate());
        VirtualHost vhost = channel.connection.vhost;
        ExchangeNode exchange = exchangeFor(channel, command.exchange(), command.routingKey());
        byte[] propertyBytes = command.propertyBytes();
        List<String> keys = null;
        if (MessageTraits.needsChecking(propertyBytes)) {
            Properties properties = PropertiesCodec.decode(propertyBytes);
            propertyBytes = accepted(channel, propertyBytes, properties);
            keys = RoutingInput.keys(command.routingKey(), properties);
        } else {
            MessageTraits.checkMode(propertyBytes);
        }
        Message message = new Message(++context.lastMessageId, command.exchange(), command.routingKey(), propertyBytes, command.body());
        long sequence = channel.confirms == null ? 0 : channel.confirms.next();
        Route route = routing.route(vhost, exchange, message, keys);
        if (route.queues().length == 0 && exchange.definition().isDefault()) {
            replyDirectly(message, keys);
        }
        context.published++;
        channel.countPublish(command.exchange());
        routing.tell(vhost, message, route, channel.connection.id, command.mandatory() && route.queues().length == 0);
        if (channel.transaction != null) {
            context.memory.hold(message);
            channel.transaction.add(new Publication(exchange, message, route.queues(), command.mandatory()));
        } else {
            routing.countPublished(exchange, route.queues());
            deliver(channel, message, route.queues(), command.mandatory(), sequence);
        }
    }

    private void deliver(ChannelState channel, Message message, RouteTarget[] queues, boolean mandatory, long sequence) {
        channel.counts.published++;
        if (queues.length == 0) {
            unroutable(channel, message, mandatory);
            if (sequence != 0) {
                channel.confirmWhenDurable(sequence, 0);
            }
            return;
        }
        long position = intake.post(channel.enqueuer, message, queues);
        tellWhoOutrunsConsumers(channel, queues);
        if (sequence == 0) {
            return;
        }
        if (intake.refusedBy().isEmpty()) {
            channel.confirmWhenDurable(sequence, position);
        } else {
            channel.refuse(sequence);
        }
    }

    private static void tellWhoOutrunsConsumers(ChannelState channel, RouteTarget[] queues) {
        for (RouteTarget queue : queues) {
            if (((MessageQueue) queue).pilesUpBeforeConsumers()) {
                channel.output.outrunsConsumers();
                return;
            }
        }
    }

    void unroutable(ChannelState channel, Message message, boolean mandatory) {
        context.unroutable++;
        if (!mandatory) {
            channel.counts.dropped++;
        } else {
            context.returned++;
            channel.counts.returned++;
            channel.output.returned(channel.number, ReplyCode.NO_ROUTE, ReplyCode.NO_ROUTE.name(), BlindCopies.hidden(message));
            channel.connection.touch();
        }
    }

    private void replyDirectly(Message message, List<String> keys) {
        ReplyTo.deliver(context, message.routingKey(), message);
        if (keys != null) {
            keys.stream().skip(1).forEach(key -> ReplyTo.deliver(context, key, message));
        }
    }

    private static ExchangeNode exchangeFor(ChannelState channel, String name, String routingKey) {
        Rights rights = channel.connection.rights;
        rights.writeExchange(name);
        ExchangeNode exchange = channel.connection.vhost.exchangeOrRefuse(name);
        if (exchange.definition().internal()) {
            throw Refusal.accessRefused("cannot publish to internal " + Refusal.exchange(channel.connection.vhost.name, name));
        }
        rights.writeTopic(exchange, routingKey);
        return exchange;
    }

    /** Checks what RabbitMQ checks, in its order; returns the property bytes the message travels with. */
    private static byte[] accepted(ChannelState channel, byte[] propertyBytes, Properties properties) {
        byte[] accepted = ReplyTo.addressed(channel, propertyBytes, properties);
        refuseForeignUser(channel, properties.userId());
        check(accepted, properties);
        return accepted;
    }

    /** The checks that don't depend on who publishes. */
    static void check(byte[] propertyBytes, Properties properties) {
        if (properties.expiration() != null) {
            MessageTraits.checkExpiration(properties.expiration());
        }
        MessageTraits.checkCopies(properties);
        MessageTraits.checkMode(propertyBytes);
    }

    private static void refuseForeignUser(ChannelState channel, String userId) {
        if (userId != null && !userId.equals(channel.connection.user) && !channel.connection.impersonator) {
            throw Refusal.precondition("user_id property set to '" + userId + "' but authenticated user was '"
                    + channel.connection.user + "'");
        }
    }
}
