package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that publish, and what became of it: returns, confirms, shares. */
final class PublishSteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final Contents contents;

    PublishSteps(Session session, Contents contents) {
        this.session = session;
        this.contents = contents;
    }

    private void send(WireChannel channel, JsonNode step, JsonNode body) throws IOException {
        ObjectNode arguments = JSON.objectNode();
        arguments.put("exchange", session.names.resolve(step.path("x").asText("")));
        arguments.put("routing_key", session.names.resolve(step.path("k").asText("")));
        arguments.put("mandatory", step.path("mandatory").asBoolean()).put("immediate", step.path("immediate").asBoolean());
        ObjectNode properties = step.has("props") ? (ObjectNode) session.names.resolve(step.get("props")) : JSON.objectNode();
        if (step.has("headers")) {
            properties.set("headers", session.names.resolve(step.get("headers")));
        }
        channel.publish(new WireMethod("basic.publish", arguments), properties, Contents.bodyOf(body));
        session.dirty = true;
    }

    ObjectNode publish(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        List<JsonNode> bodies = new ArrayList<>();
        if (step.has("bodies")) {
            step.get("bodies").forEach(bodies::add);
        } else {
            bodies.add(step.path("body").isMissingNode() ? JSON.textNode("") : step.get("body"));
        }
        long first = channel.published;
        channel.events.removeIf(event -> !event.method().name().equals("basic.cancel"));
        try {
            for (JsonNode body : bodies) {
                send(channel, step, body);
            }
        } catch (IOException gone) {
            ObjectNode seen = session.closeInfo(channel);
            return seen.isEmpty() ? JSON.objectNode().put("socket", "closed") : seen;
        }
        if (!step.path("sync").asBoolean(true)) {
            return JSON.objectNode().put("sent", bodies.size());
        }
        ObjectNode seen = JSON.objectNode();
        if (channel.confirms) {
            ObjectNode closed = awaitConfirms(channel, first, bodies.size(), seen);
            if (closed != null) {
                return closed;
            }
        } else {
            ObjectNode otherwise = session.sync(channel);
            if (!otherwise.isEmpty()) {
                contents.returns(channel, otherwise);
                return otherwise;
            }
        }
        contents.returns(channel, seen);
        return seen.isEmpty() ? seen.put("ok", true) : seen;
    }

    private ObjectNode awaitConfirms(WireChannel channel, long first, int count, ObjectNode seen) {
        long end = System.nanoTime() + session.timeoutMillis * 1_000_000;
        while (missing(channel, first, count) && channel.open && !channel.connection.ended && System.nanoTime() < end) {
            channel.connection.pump(50);
        }
        ArrayNode kinds = seen.putArray("confirms");
        boolean none = true;
        for (long tag = first + 1; tag <= first + count; tag++) {
            String kind = channel.confirmed.getOrDefault(tag, "none");
            none &= kind.equals("none");
            kinds.add(kind);
        }
        if (count == 1) {
            List<String> order = channel.events.stream().map(event -> event.method().name().substring(6))
                    .filter(Set.of("return", "ack", "nack")::contains).toList();
            if (order.contains("return")) {
                ArrayNode array = seen.putArray("order");
                order.forEach(array::add);
            }
        }
        if (none) {
            ObjectNode closed = session.closeInfo(channel);
            return closed.isEmpty() ? null : closed;
        }
        return null;
    }

    private static boolean missing(WireChannel channel, long first, int count) {
        for (long tag = first + 1; tag <= first + count; tag++) {
            if (!channel.confirmed.containsKey(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Publishes n messages with distinct routing keys, then the share each queue got. */
    ObjectNode spread(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        for (int round = 0; round < step.path("rounds").asInt(1); round++) {
            for (int i = 0; i < step.get("n").asInt(); i++) {
                ObjectNode one = step.deepCopy();
                one.put("k", "key-" + i);
                if (step.path("by").asText().equals("header")) {
                    one.set("headers", JSON.objectNode().put(step.get("name").asText(), "h-" + i));
                    one.put("k", "same");
                } else if (step.path("by").asText().equals("property")) {
                    one.set("props", JSON.objectNode().put(step.get("name").asText(), "p-" + i));
                    one.put("k", "same");
                }
                send(channel, one, JSON.textNode("key-" + i));
            }
        }
        ObjectNode otherwise = session.sync(channel);
        if (!otherwise.isEmpty()) {
            return otherwise;
        }
        session.letSettle(200);
        Map<String, Integer> got = new LinkedHashMap<>();
        Map<String, Set<String>> where = new HashMap<>();
        for (JsonNode queue : step.get("queues")) {
            int count = 0;
            for (Session.Answer answer = session.getOne(channel, JSON.objectNode().set("q", queue)); answer.reply() != null && answer.reply().body() != null;
                    answer = session.getOne(channel, JSON.objectNode().set("q", queue))) {
                count++;
                where.computeIfAbsent(new String(answer.reply().body(), StandardCharsets.UTF_8), b -> new LinkedHashSet<>()).add(queue.asText());
            }
            got.put(queue.asText(), count);
        }
        int total = got.values().stream().mapToInt(Integer::intValue).sum();
        ObjectNode seen = JSON.objectNode().put("total", total).put("sticky", where.values().stream().allMatch(set -> set.size() == 1));
        ObjectNode share = seen.putObject("share");
        got.forEach((queue, count) -> share.put(queue, Math.round(1000.0 * count / Math.max(1, total)) / 1000.0));
        return seen;
    }

    /** Gets a request and answers to its reply-to through the default exchange. */
    ObjectNode reply(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(step.path("c").asText("a2"));
        Session.Answer answer = session.getOne(channel, step);
        if (answer.reply() == null || answer.reply().body() == null) {
            return answer.reply() == null ? answer.otherwise() : JSON.objectNode().put("empty", true);
        }
        ObjectNode properties = answer.reply().properties();
        ObjectNode publish = JSON.objectNode().put("x", "").put("k", properties.path("reply_to").asText(""))
                .put("mandatory", step.path("mandatory").asBoolean());
        publish.putObject("props").put("correlation_id", properties.path("correlation_id").asText(""));
        send(channel, publish, step.get("body"));
        ObjectNode seen = session.settled(channel);
        contents.returns(channel, seen);
        return seen;
    }
}
