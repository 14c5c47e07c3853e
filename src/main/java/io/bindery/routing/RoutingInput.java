package io.bindery.routing;

import io.bindery.model.Properties;
import java.util.List;

/** What of a message can decide a route besides exchange and key. Read only by exchange types that need it. */
public interface RoutingInput {

    /** The message's properties, decoded on first use. */
    Properties properties();

    /** A number that differs from message to message, for the x-random type: the caller's, so routing has no chance in it. */
    int chance();

    /** The routing key followed by the keys of the CC and BCC headers. */
    static List<String> keys(String routingKey, Properties properties) {
        return CarbonCopies.keys(routingKey, properties);
    }
}
