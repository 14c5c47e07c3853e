package io.bindery.engine;

import io.bindery.model.ReplyCode;

/** RabbitMQ's recurring ways of saying no. */
final class Refusal {

    private Refusal() { }

    static AmqpException noQueue(String vhost, String queue) {
        return new AmqpException(ReplyCode.NOT_FOUND, "no " + queue(vhost, queue));
    }

    static AmqpException noExchange(String vhost, String exchange) {
        return new AmqpException(ReplyCode.NOT_FOUND, "no " + exchange(vhost, exchange));
    }

    static AmqpException precondition(String text) {
        return new AmqpException(ReplyCode.PRECONDITION_FAILED, text);
    }

    static AmqpException accessRefused(String text) {
        return new AmqpException(ReplyCode.ACCESS_REFUSED, text);
    }

    static AmqpException notImplemented(String text) {
        return new AmqpException(ReplyCode.NOT_IMPLEMENTED, text);
    }

    static AmqpException locked(String vhost, String queue) {
        return new AmqpException(ReplyCode.RESOURCE_LOCKED, "cannot obtain exclusive access to locked " + queue(vhost, queue)
                + ". It could be originally declared on another connection or the exclusive property value does not match"
                + " that of the original declaration.");
    }

    /** {@code received} and {@code current} as {@link ErlangText} shows them. */
    static AmqpException inequivalent(String argument, String resource, String received, String current) {
        return precondition("inequivalent arg '" + argument + "' for " + resource + ": received " + received
                + " but current is " + current);
    }

    static String queue(String vhost, String queue) {
        return "queue '" + queue + "' in vhost '" + vhost + "'";
    }

    static String exchange(String vhost, String exchange) {
        return "exchange '" + exchange + "' in vhost '" + vhost + "'";
    }
}
