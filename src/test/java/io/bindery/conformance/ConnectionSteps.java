package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Steps that open and close connections and channels. */
final class ConnectionSteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final Contents contents;

    ConnectionSteps(Session session, Contents contents) {
        this.session = session;
        this.contents = contents;
    }

    ObjectNode connectStep(JsonNode step) throws IOException {
        String name = Session.channelRef(step).substring(0, 1);
        ObjectNode refusal = session.connect(name, loginOf(step));
        if (refusal != null) {
            if (refusal.get("connection_close") instanceof ObjectNode close) {
                session.normalClose(close);
            }
            return refusal;
        }
        ObjectNode seen = JSON.objectNode().put("ok", true);
        if (step.path("report").asBoolean()) {
            contents.describeServer(session.connections.get(name), seen);
        }
        return seen;
    }

    /** As whom connections with these names are made from now on, and made again. */
    ObjectNode login(JsonNode step) {
        for (char name : step.get("as").asText().toCharArray()) {
            session.logins.put(String.valueOf(name), loginOf(step));
        }
        return JSON.objectNode();
    }

    private WireLogin loginOf(JsonNode step) {
        return new WireLogin(
                session.names.resolve(step.path("user").asText("guest")), step.path("password").asText("guest"),
                session.names.resolve(step.path("vhost").asText("/")), step.path("mechanism").asText("PLAIN"),
                step.has("channel_max") ? Integer.valueOf(step.get("channel_max").asInt()) : null,
                step.has("frame_max") ? Integer.valueOf(step.get("frame_max").asInt()) : null,
                step.path("capabilities").asBoolean(true));
    }

    ObjectNode drop(JsonNode step, boolean rudely) {
        WireConnection connection = session.connections.remove(Session.channelRef(step).substring(0, 1));
        if (connection != null && rudely) {
            connection.kill();
        } else if (connection != null) {
            connection.close();
        }
        if (rudely) {
            session.pumpFor((long) (50 * session.slow));
        }
        return JSON.objectNode().put("ok", true);
    }

    ObjectNode openChannel(JsonNode step) throws IOException, ClosedException {
        String ref = Session.channelRef(step);
        WireChannel channel = session.connection(ref.substring(0, 1)).channels.get(Integer.parseInt(ref.substring(1)));
        if (channel == null || !channel.open) {
            session.channel(ref);
            return JSON.objectNode().put("ok", true);
        }
        Session.Answer answer = session.call(channel, WireMethod.of("channel.open"));
        return answer.reply() == null ? answer.otherwise() : JSON.objectNode().put("ok", true);
    }

    ObjectNode closeChannel(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        Session.Answer answer = session.call(channel, new WireMethod("channel.close", JSON.objectNode().put("code", 200).put("text", "bye")));
        channel.open = false;
        return answer.reply() == null ? answer.otherwise() : JSON.objectNode().put("ok", true);
    }

    ObjectNode unopened(JsonNode step) throws IOException, ClosedException {
        String ref = Session.channelRef(step);
        WireConnection connection = session.connection(ref.substring(0, 1));
        WireChannel channel = new WireChannel(connection, Integer.parseInt(ref.substring(1)));
        channel.open = true;
        connection.channels.put(channel.number, channel);
        Session.Answer answer = session.call(channel, new WireMethod("queue.declare", JSON.objectNode().put("exclusive", true)));
        return answer.reply() == null ? answer.otherwise() : JSON.objectNode().put("ok", true);
    }

    ObjectNode connectionState(JsonNode step) {
        WireConnection connection = session.connections.get(Session.channelRef(step).substring(0, 1));
        if (connection == null) {
            return JSON.objectNode().put("open", false);
        }
        connection.pump(20);
        return JSON.objectNode().put("open", !connection.ended);
    }
}
