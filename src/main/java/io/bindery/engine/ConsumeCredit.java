package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.Optional;

/**
 * The consumer argument x-credit: how many messages a consumer may have until basic.credit gives it more. RabbitMQ's
 * credit extension, made for its own plugins; credit has to be of type {@code l}, anything else in the table counts as
 * no credit asked for.
 */
record ConsumeCredit(long credit, boolean drain) {

    private static final String ARGUMENT = "x-credit";

    static Optional<ConsumeCredit> of(FieldTable arguments) {
        if (arguments.get(ARGUMENT).orElse(null) instanceof FieldValue.Table table
                && table.value().get("credit").orElse(null) instanceof FieldValue.Int64 credit
                && table.value().get("drain").orElse(null) instanceof FieldValue.Bool drain) {
            return Optional.of(new ConsumeCredit(credit.value(), drain.value()));
        }
        return Optional.empty();
    }

    /** RabbitMQ 3.10 does not survive an x-credit that is no table. */
    static boolean isNoTable(FieldTable arguments) {
        return arguments.has(ARGUMENT) && !(arguments.get(ARGUMENT).orElse(null) instanceof FieldValue.Table);
    }
}
