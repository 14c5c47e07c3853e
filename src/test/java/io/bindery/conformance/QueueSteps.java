package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Steps that look into queues and take from them. */
final class QueueSteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final Contents contents;

    QueueSteps(Session session, Contents contents) {
        this.session = session;
        this.contents = contents;
    }

    ObjectNode get(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        Session.Answer answer = session.getOne(channel, step);
        if (answer.reply() == null) {
            return answer.otherwise();
        }
        ObjectNode seen = JSON.objectNode();
        if (answer.reply().body() == null) {
            return seen.put("empty", true);
        }
        Contents.remember(channel, answer.reply());
        seen.set("msg", contents.message(answer.reply()));
        return seen;
    }

    ObjectNode drain(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        ArrayNode messages = JSON.arrayNode();
        for (int i = 0; i < step.path("max").asInt(2000); i++) {
            Session.Answer answer = session.getOne(channel, step);
            if (answer.reply() == null) {
                answer.otherwise().set("msgs", messages);
                return answer.otherwise();
            }
            if (answer.reply().body() == null) {
                break;
            }
            Contents.remember(channel, answer.reply());
            messages.add(contents.message(answer.reply()));
        }
        ObjectNode seen = JSON.objectNode();
        if (step.path("count").asBoolean()) {
            return seen.put("n", messages.size());
        }
        if (step.path("brief").asBoolean()) {
            ArrayNode bodies = seen.putArray("bodies");
            messages.forEach(message -> bodies.add(message.get("body")));
            return seen;
        }
        seen.set("msgs", messages);
        return seen;
    }

    ObjectNode depth(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        session.calm();
        ObjectNode last = null;
        for (int i = 0; i < 20; i++) {
            Session.Answer answer = session.passive(channel, session.names.resolve(step.get("q").asText()));
            if (answer.reply() == null) {
                return answer.otherwise();
            }
            ObjectNode now = JSON.objectNode().put("messages", answer.reply().method().number("messages"))
                    .put("consumers", answer.reply().method().number("consumers"));
            if (now.equals(last)) {
                break;
            }
            last = now;
            channel.connection.pump(8);
        }
        return last;
    }

    ObjectNode exists(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(step.path("c").asText("z1"));
        Session.Answer answer = step.has("q") ? session.passive(channel, session.names.resolve(step.get("q").asText()))
                : session.call(channel, new WireMethod("exchange.declare", JSON.objectNode()
                        .put("exchange", session.names.resolve(step.get("x").asText())).put("type", "direct").put("passive", true)));
        if (answer.reply() != null) {
            return JSON.objectNode().put("exists", true);
        }
        return answer.otherwise().has("channel_close")
                ? JSON.objectNode().put("exists", false).put("code", answer.otherwise().get("channel_close").get("code").asInt())
                : answer.otherwise();
    }
}
