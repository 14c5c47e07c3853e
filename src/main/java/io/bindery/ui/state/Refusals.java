package io.bindery.ui.state;

import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;

/** Turns a broker's refusal into a sentence that says what to do; RabbitMQ's own words stay beside it. */
final class Refusals {

    private Refusals() { }

    static Notice explain(BrokerCommand command, CommandResult.Refused refused) {
        return new Notice(Notice.Kind.ERROR, sentence(command, refused), refused.code().code() + " " + refused.text());
    }

    private static String sentence(BrokerCommand command, CommandResult.Refused refused) {
        return switch (refused.code()) {
            case PRECONDITION_FAILED -> command instanceof BrokerCommand.DeclareQueue q
                    ? "Queue " + q.definition().name() + " exists with other settings. Delete it first, or choose another name."
                    : command instanceof BrokerCommand.DeclareExchange e
                    ? "Exchange " + e.definition().name() + " exists with other settings. Delete it first, or choose another name."
                    : "The broker does not accept these settings. Correct what it names and try again.";
            case RESOURCE_LOCKED -> "That queue belongs to another connection alone (exclusive). Choose another name, or close its owner.";
            case NOT_FOUND -> "That is no longer there. Look at the canvas again: somebody may have deleted it.";
            case ACCESS_REFUSED -> "The broker keeps that for itself. Names that begin with amq. and the default exchange can't be changed.";
            case SYNTAX_ERROR, FRAME_ERROR -> "A value can't be sent as AMQP. Names and keys hold 255 bytes at most.";
            default -> "The broker refused this.";
        };
    }
}
