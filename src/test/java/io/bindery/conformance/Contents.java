package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Writes messages down as observations. */
final class Contents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NOT_TAGS = Set.of("cancelled", "channel_close", "connection_close", "socket");

    private final Names names;

    Contents(Names names) {
        this.names = names;
    }

    static byte[] bodyOf(JsonNode body) {
        if (!body.isObject()) {
            return body.asText().getBytes(StandardCharsets.UTF_8);
        }
        int size = body.get("size").asInt();
        byte[] filled = body.path("fill").asText("x").repeat(size).getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(filled, size);
    }

    static void remember(WireChannel channel, WireChannel.Content content) {
        channel.tagOfBody.put(new String(content.body(), StandardCharsets.UTF_8), content.method().number("delivery_tag"));
    }

    ObjectNode message(WireChannel.Content content) {
        WireMethod method = content.method();
        ObjectNode seen = JSON.objectNode();
        seen.set("body", body(content.body()));
        seen.put("x", names.normal(method.text("exchange"))).put("k", names.normal(method.text("routing_key")));
        if (!method.name().equals("basic.return")) {
            seen.put("re", method.flag("redelivered"));
        }
        if (method.name().equals("basic.get-ok")) {
            seen.put("left", method.number("message_count"));
        }
        ObjectNode properties = JSON.objectNode();
        content.properties().properties().forEach(property -> {
            JsonNode value = names.normal(property.getValue());
            if (property.getKey().equals("headers")) {
                seen.set("headers", withoutTimes(value));
            } else {
                properties.set(property.getKey(), value);
            }
        });
        if (!properties.isEmpty()) {
            seen.set("props", properties);
        }
        return seen;
    }

    private JsonNode body(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (body.length <= 300) {
                return JSON.textNode(names.normal(text));
            }
        } catch (CharacterCodingException notText) {
            // told by its sum
        }
        CRC32 sum = new CRC32();
        sum.update(body);
        return JSON.objectNode().put("size", body.length).put("crc", sum.getValue());
    }

    private static JsonNode withoutTimes(JsonNode headers) {
        for (JsonNode death : headers.path("x-death")) {
            if (death instanceof ObjectNode entry && entry.has("time")) {
                entry.put("time", "<" + entry.get("time").path("!").asText("?") + ">");
            }
        }
        return headers;
    }

    /** Moves the channel's returned messages into the observation. */
    void returns(WireChannel channel, ObjectNode seen) {
        List<WireChannel.Content> returned = channel.events.stream().filter(event -> event.method().name().equals("basic.return")).toList();
        channel.events.removeAll(returned);
        if (returned.isEmpty()) {
            return;
        }
        ArrayNode array = seen.putArray("returned");
        for (WireChannel.Content content : returned) {
            array.add(message(content).put("code", content.method().number("code")).put("text", content.method().text("text")));
        }
    }

    /** Adds what the channel's consumers got since the last report, and their cancellations. */
    void report(WireChannel channel, boolean brief, ObjectNode seen) {
        for (WireChannel.Content content : channel.deliveries.subList(channel.reported, channel.deliveries.size())) {
            remember(channel, content);
            ObjectNode message = message(content);
            JsonNode told = !brief ? message
                    : JSON.textNode(message.get("body").asText() + (message.get("re").asBoolean() ? " (re)" : ""));
            seen.withArray("/" + names.normal(content.method().text("consumer_tag")).replace("~", "~0").replace("/", "~1")).add(told);
        }
        channel.reported = channel.deliveries.size();
        List<WireChannel.Content> cancels = channel.events.stream().filter(event -> event.method().name().equals("basic.cancel")).toList();
        channel.events.removeAll(cancels);
        cancels.forEach(cancel -> seen.withArray("/cancelled").add(names.normal(cancel.method().text("consumer_tag"))));
    }

    static ObjectNode sortCancelled(ObjectNode seen) {
        if (seen.get("cancelled") instanceof ArrayNode cancelled) {
            seen.set("cancelled", sorted(cancelled));
        }
        return seen;
    }

    /** All deliveries in one sorted list: for cases where the share between consumers is open. */
    static ObjectNode merged(ObjectNode seen) {
        ArrayNode all = JSON.arrayNode();
        ObjectNode rest = JSON.objectNode();
        seen.properties().forEach(field -> {
            if (NOT_TAGS.contains(field.getKey())) {
                rest.set(field.getKey(), field.getValue());
            } else {
                field.getValue().forEach(item -> all.add(item.isTextual() ? item : item.get("body")));
            }
        });
        rest.set("all", sorted(all));
        return sortCancelled(rest);
    }

    private static ArrayNode sorted(ArrayNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        ArrayNode sorted = JSON.arrayNode();
        values.stream().sorted().forEach(sorted::add);
        return sorted;
    }

    void describeServer(WireConnection connection, ObjectNode seen) {
        seen.putArray("tune").add(connection.tune.number("channel_max")).add(connection.tune.number("frame_max"))
                .add(connection.tune.number("heartbeat"));
        ArrayNode capabilities = JSON.arrayNode();
        connection.serverCapabilities().properties().forEach(capability -> {
            if (capability.getValue().asBoolean()) {
                capabilities.add(capability.getKey());
            }
        });
        seen.set("capabilities", sorted(capabilities));
        ArrayNode mechanisms = JSON.arrayNode();
        Stream.of(connection.start.text("mechanisms").split(" ")).forEach(mechanisms::add);
        seen.set("mechanisms", sorted(mechanisms));
    }
}
