package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;

/**
 * The BCC header: its routing keys travel with a message, so that a dead letter is routed by them too, and nobody who
 * gets the message sees them.
 */
final class BlindCopies {

    private static final String BCC = "BCC";
    private static final byte[] NAME_ON_WIRE = {3, 'B', 'C', 'C'};

    private BlindCopies() { }

    /** The message as others may see it. */
    static Message hidden(Message message) {
        if (!areIn(message)) {
            return message;
        }
        Properties properties = message.properties();
        return Message.of(message.id(), message.exchange(), message.routingKey(),
                properties.withHeaders(properties.headersOrEmpty().without(BCC)), message.body());
    }

    static boolean areIn(Message message) {
        return MessageTraits.hasHeaders(message.propertyBytes()) && mayHave(message.propertyBytes())
                && message.properties().headersOrEmpty().has(BCC);
    }

    /** Headers without the keys, for a message that gets another. */
    static FieldTable without(FieldTable headers) {
        return headers.without(BCC);
    }

    /** Looks for the name among the bytes: far cheaper than decoding what nearly never has it. */
    private static boolean mayHave(byte[] bytes) {
        for (int i = 2; i <= bytes.length - NAME_ON_WIRE.length; i++) {
            if (bytes[i] == NAME_ON_WIRE[0] && bytes[i + 1] == NAME_ON_WIRE[1] && bytes[i + 2] == NAME_ON_WIRE[2]
                    && bytes[i + 3] == NAME_ON_WIRE[3]) {
                return true;
            }
        }
        return false;
    }
}
