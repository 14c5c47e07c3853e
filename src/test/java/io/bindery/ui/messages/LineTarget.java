package io.bindery.ui.messages;

import io.bindery.model.BrokerCommand.Publish;
import io.bindery.model.Message;
import io.bindery.model.PropertiesCodec;
import java.util.Arrays;

/** The door for fuzzers to messages as lines of JSON. */
public final class LineTarget {

    private LineTarget() { }

    /** Complains when a line that was taken is no message that can be sent, or comes back otherwise. */
    public static void readAndWrite(String line) {
        Publish publish;
        try {
            publish = MessageJson.publish("/", line);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return; // as the window's import does
        }
        byte[] once = PropertiesCodec.encode(publish.properties());
        if (!PropertiesCodec.decode(once).equals(publish.properties())) {
            throw new AssertionError("would be sent otherwise: " + publish.properties() + " " + PropertiesCodec.decode(once));
        }
        Publish again = MessageJson.publish("/", MessageJson.line(new Message(1, publish.exchange(), publish.routingKey(), once, publish.body()), false));
        boolean same = again.exchange().equals(publish.exchange()) && again.routingKey().equals(publish.routingKey()) && Arrays.equals(again.body(), publish.body())
                && Arrays.equals(PropertiesCodec.encode(again.properties()), once);
        if (!same) {
            throw new AssertionError("comes back otherwise: " + publish + " " + again);
        }
    }
}
