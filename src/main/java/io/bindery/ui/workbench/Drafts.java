package io.bindery.ui.workbench;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What forms check before they ask the broker: only what the broker can't judge, or would say less well. */
final class Drafts {

    /** AMQP's short string. */
    private static final int LONGEST_NAME = 255;

    private Drafts() { }

    /** A sentence, or empty. Names that begin with {@code amq.} are left to the broker, whose refusal says why. */
    static Optional<String> problemOfName(String name, String noun) {
        if (name.isBlank()) {
            return Optional.of("Give the " + noun + " a name.");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LONGEST_NAME
                ? Optional.of("The name has " + bytes + " bytes; AMQP carries " + LONGEST_NAME + " at most.") : Optional.empty();
    }

    /** When exactly this is already there, declaring it again would change nothing and undo would take too much away. */
    static Optional<String> alreadyThere(VhostSnapshot vhost, QueueDefinition wanted) {
        return vhost.queue(wanted.name()).filter(queue -> queue.definition().equals(wanted))
                .map(queue -> "Queue " + wanted.name() + " is already there, with these settings.");
    }

    static Optional<String> alreadyThere(VhostSnapshot vhost, ExchangeDefinition wanted) {
        return vhost.exchange(wanted.name()).filter(exchange -> exchange.definition().equals(wanted))
                .map(exchange -> "Exchange " + wanted.name() + " is already there, with these settings.");
    }
}
