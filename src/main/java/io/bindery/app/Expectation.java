package io.bindery.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What somebody expects of one message, as a file of expectations says it.
 *
 * @param name of the case; null for one made of exchange and key
 * @param headers by name: texts, whole numbers, true and false; null for none
 * @param queues exactly those that get a copy; null where only some matter
 * @param reaches queues that are among them · misses queues that are not; null for none
 */
record Expectation(String name, String exchange, String key, JsonNode headers,
                   List<String> queues, List<String> reaches, List<String> misses) {

    Expectation {
        key = key == null ? "" : key;
        reaches = reaches == null ? List.of() : List.copyOf(reaches);
        misses = misses == null ? List.of() : List.copyOf(misses);
        queues = queues == null ? null : List.copyOf(queues);
    }

    String title() {
        return name != null ? name : (key.isEmpty() ? "(empty key)" : key) + " at " + (exchange.isEmpty() ? "(default)" : exchange);
    }

    boolean saysNothing() {
        return queues == null && reaches.isEmpty() && misses.isEmpty();
    }
}
