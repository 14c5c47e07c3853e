package io.bindery.engine;

import io.bindery.model.ReplyCode;
import java.util.Set;

/**
 * How RabbitMQ refuses an exchange type it does not have: «unknown» is a word its Erlang machine never met, «invalid» one
 * that it knows from somewhere else, as an atom. Those below were asked for one by one (3.10.8); there are more.
 */
final class UnknownType {

    private static final Set<String> ATOMS = Set.of("", "none", "null", "undefined", "true", "false", "any", "all", "match", "error", "header",
            "system", "nothing", "missing", "other", "type", "queue", "exchange", "stream", "default", "random", "hash", "federation", "test",
            "bad", "invalid", "unknown", "foo", "bar", "Direct", "a", "b", "t", "x", "X");

    private UnknownType() { }

    static AmqpException refusal(String type) {
        return new AmqpException(ReplyCode.COMMAND_INVALID, (ATOMS.contains(type) ? "invalid" : "unknown") + " exchange type '" + type + "'");
    }
}
