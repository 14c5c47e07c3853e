package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps that open connections by hand, part by part: what the broker answers to each, and whether it closes the socket, at once or later. */
final class OpeningSteps implements AutoCloseable {

    /** After which a broker that says nothing has nothing to say. */
    private static final int SILENCE = 250;
    /** RabbitMQ keeps whom it does not trust waiting for three seconds. */
    private static final int UNTIL_THE_UNTRUSTED_ARE_DROPPED = 4200;

    private final Session session;
    private final BrokerAddress broker;
    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private long lastSent;

    OpeningSteps(Session session, BrokerAddress broker) {
        this.session = session;
        this.broker = broker;
    }

    /** Sends each part, an array of frames, when there is an answer to the one before, or none. */
    ObjectNode opening(JsonNode step) throws IOException {
        Opening opening = new Opening(broker.host(), broker.amqpPort());
        openings.put(Session.channelRef(step), opening);
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        for (JsonNode part : step.get("parts")) {
            if (opening.isEnded()) {
                break;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (JsonNode frame : part) {
                WireFrame.write(frame, 0, session.names, bytes);
            }
            opening.send(bytes.toByteArray());
            seen.add(opening.answers((long) (SILENCE * session.slow), Opening.BEHIND, session.names));
        }
        lastSent = System.nanoTime();
        return JsonNodeFactory.instance.objectNode().set("seen", seen);
    }

    /** What else came to each, until those that are only kept waiting are dropped. */
    ObjectNode endings() {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        long end = lastSent + UNTIL_THE_UNTRUSTED_ARE_DROPPED * 1_000_000L;
        openings.forEach((name, opening) -> {
            if (!opening.isEnded()) {
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                seen.set(name, opening.answers(left, left, session.names));
            }
        });
        return seen;
    }

    @Override public void close() {
        openings.values().forEach(Opening::close);
    }
}
