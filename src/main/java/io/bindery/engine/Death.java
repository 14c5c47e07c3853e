package io.bindery.engine;

import io.bindery.model.Activity.Reason;

/**
 * How a message's life in a queue ended, and what the queue's settings were then: they say where its letter goes, whenever that is
 * written.
 */
record Death(Reason reason, long at, QueueSettings settings) {

    String exchange() {
        return settings.deadLetterExchange();
    }

    String key() {
        return settings.deadLetterKey();
    }
}
