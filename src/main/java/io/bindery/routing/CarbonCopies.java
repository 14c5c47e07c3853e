package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.List;

/** Sender-selected distribution: the headers CC and BCC carry further routing keys (RabbitMQ's extension). */
final class CarbonCopies {

    private CarbonCopies() { }

    static List<String> keys(String routingKey, Properties properties) {
        FieldTable headers = properties.headersOrEmpty();
        if (!headers.has("CC") && !headers.has("BCC")) {
            return List.of(routingKey);
        }
        List<String> keys = new ArrayList<>();
        keys.add(routingKey);
        add(headers, "CC", keys);
        add(headers, "BCC", keys);
        return keys;
    }

    private static void add(FieldTable headers, String name, List<String> keys) {
        if (headers.get(name).orElse(null) instanceof FieldValue.Array array) {
            for (FieldValue value : array.values()) {
                if (value instanceof FieldValue.Text text && !keys.contains(text.value())) {
                    keys.add(text.value());
                }
            }
        }
    }
}
