package io.bindery.lesson;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.EnumSet;
import java.util.function.Predicate;

/** Something done in a lesson, as data; {@link Stage} does it. Names are names in the lesson's own virtual host. */
public sealed interface Act {

    record DeclareExchange(String name, String type, FieldTable arguments) implements Act {
        ExchangeDefinition in(String vhost) {
            return new ExchangeDefinition(vhost, name, type, EnumSet.of(ExchangeFlag.DURABLE), arguments);
        }
    }

    record DeclareQueue(String name, FieldTable arguments) implements Act {
        QueueDefinition in(String vhost) {
            return new QueueDefinition(vhost, name, EnumSet.of(QueueFlag.DURABLE), arguments);
        }
    }

    record DeleteQueue(String name) implements Act { }

    record Bind(String exchange, Binding.DestinationKind kind, String destination, String key) implements Act {
        Binding in(String vhost) {
            return kind == Binding.DestinationKind.QUEUE ? Binding.toQueue(vhost, exchange, destination, key) : Binding.toExchange(vhost, exchange, destination, key);
        }
    }

    /** From this window; where its copies went is what {@link Measure#copies()} tells. */
    record Publish(String exchange, String key, String body, Properties properties) implements Act {
        public Publish persistent() {
            return new Publish(exchange, key, body, properties.withDeliveryMode(Properties.PERSISTENT));
        }

        public Publish expiringAfter(int millis) {
            return new Publish(exchange, key, body, properties.withExpiration(String.valueOf(millis)));
        }
    }

    /** A request: where the answer shall go, and what it shall bear so that it can be told from others. */
    static Publish request(String queue, String body, String replyTo, String correlationId) {
        return new Publish("", queue, body, Properties.NONE.withReplyTo(replyTo).withCorrelationId(correlationId));
    }

    /** By a program, with confirms. */
    record PublishBy(String player, String exchange, String key, String body, boolean mandatory) implements Act { }

    /** A program begins to consume. @param prefetch 0 for no limit */
    record Consume(String player, String queue, int prefetch, Acks acks) implements Act { }

    /** A program acknowledges the oldest message it holds. */
    record Ack(String player) implements Act { }

    /** A program turns down the oldest message it holds. */
    record Reject(String player, boolean requeue) implements Act { }

    /** A program answers the oldest request it holds, where that asks for the answer, and acknowledges it. */
    record Reply(String player) implements Act { }

    /** A program's connection ends. */
    record Leave(String player) implements Act { }

    /** Something the broker may refuse; whether it did is what is asked. */
    record Attempt(Act act) implements Act { }

    /** Waits until something that takes a moment has happened. @param what as «… did not happen» would say it */
    record Until(String what, Predicate<Stage> met) implements Act { }

    /** Lets time go by. */
    record Rest(int millis) implements Act { }

    /** Who tells the broker that a message is done with. */
    enum Acks { AT_ONCE, BY_HAND }

    static Act exchange(String name, String type) {
        return new DeclareExchange(name, type, FieldTable.EMPTY);
    }

    static Act queue(String name) {
        return new DeclareQueue(name, FieldTable.EMPTY);
    }

    static Act queue(String name, FieldTable arguments) {
        return new DeclareQueue(name, arguments);
    }

    static Act bind(String exchange, String queue, String key) {
        return new Bind(exchange, Binding.DestinationKind.QUEUE, queue, key);
    }

    static Publish publish(String exchange, String key, String body) {
        return new Publish(exchange, key, body, Properties.NONE);
    }

    static Act until(String what, Predicate<Stage> met) {
        return new Until(what, met);
    }
}
