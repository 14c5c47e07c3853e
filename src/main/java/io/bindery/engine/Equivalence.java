package io.bindery.engine;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import java.util.List;
import java.util.Set;

/** Whether something declared again is the same thing; if not, RabbitMQ's refusal names the first difference. */
final class Equivalence {

    private static final FieldValue CLASSIC = FieldValue.of("classic");
    private static final Set<String> ATOMS = Set.of("direct", "fanout", "topic", "headers");

    private Equivalence() { }

    static void check(ExchangeDefinition current, ExchangeDefinition received) {
        String exchange = Refusal.exchange(current.vhost(), current.name());
        same("type", atom(current.type()), atom(received.type()), exchange);
        same("durable", current.durable(), received.durable(), exchange);
        same("auto_delete", current.autoDelete(), received.autoDelete(), exchange);
        same("internal", current.internal(), received.internal(), exchange);
        argument(ExchangeDefinition.ALTERNATE_EXCHANGE, current.arguments(), received.arguments(), exchange);
    }

    static void check(QueueDefinition current, QueueDefinition received) {
        String queue = Refusal.queue(current.vhost(), current.name());
        same("durable", current.durable(), received.durable(), queue);
        same("auto_delete", current.autoDelete(), received.autoDelete(), queue);
        List<String> compared = QueueSettings.of(current).quorum() ? QueueArguments.OF_QUORUM : QueueArguments.OF_CLASSIC;
        for (String name : compared) {
            argument(name, current.arguments(), received.arguments(), queue);
        }
    }

    private static void same(String field, Object current, Object received, String resource) {
        if (!current.equals(received)) {
            throw Refusal.inequivalent(field, resource, "'" + received + "'", "'" + current + "'");
        }
    }

    /** An exchange type is an atom to RabbitMQ; one with a dash prints with quotes of its own. */
    private static String atom(String type) {
        return ATOMS.contains(type) ? type : "'" + type + "'";
    }

    private static void argument(String name, FieldTable current, FieldTable received, String resource) {
        FieldValue mine = current.get(name).orElse(null);
        FieldValue theirs = received.get(name).orElse(null);
        if (mine == null && theirs == null || mine != null && theirs != null && sameValue(mine, theirs) || bothClassic(name, mine, theirs)) {
            return;
        }
        if (mine != null && theirs != null) {
            if (sameText(mine, theirs)) {
                return;
            }
            refuseUnprintable(mine, theirs);
            throw Refusal.inequivalent(name, resource, value(theirs), value(mine));
        }
        throw Refusal.inequivalent(name, resource, typed(theirs), typed(mine));
    }

    /** A decimal is a pair in Erlang, and RabbitMQ takes a pair for a type with its value, which it fails to print. */
    private static void refuseUnprintable(FieldValue mine, FieldValue theirs) {
        if (mine instanceof FieldValue.Decimal || theirs instanceof FieldValue.Decimal) {
            throw AmqpException.internalError();
        }
    }

    /** Integer widths don't count. */
    private static boolean sameValue(FieldValue one, FieldValue other) {
        FieldTable both = FieldTable.of("a", one).with("b", other);
        return one.equals(other) || both.integer("a").isPresent() && both.integer("a").equals(both.integer("b"))
                || floating(one) && floating(other) && ErlangText.term(one).equals(ErlangText.term(other));
    }

    /** RabbitMQ lets values pass that differ in type alone: text and bytes, whole numbers and times. */
    private static boolean sameText(FieldValue one, FieldValue other) {
        return !(floating(one) ^ floating(other)) && !(one instanceof FieldValue.Void) && ErlangText.term(one).equals(ErlangText.term(other));
    }

    private static boolean floating(FieldValue value) {
        return value instanceof FieldValue.Float32 || value instanceof FieldValue.Float64;
    }

    /** A classic queue may say so or not. */
    private static boolean bothClassic(String name, FieldValue mine, FieldValue theirs) {
        return name.equals(QueueDefinition.QUEUE_TYPE)
                && (mine == null && CLASSIC.equals(theirs) || theirs == null && CLASSIC.equals(mine));
    }

    private static String value(FieldValue value) {
        return value instanceof FieldValue.Void ? "none" : "'" + ErlangText.plain(value, "'") + "'";
    }

    private static String typed(FieldValue value) {
        String beginning = "the value '";
        return value == null ? "none" : beginning + ErlangText.plain(value, beginning) + "' of type '" + value.typeName() + "'";
    }
}
