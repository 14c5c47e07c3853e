package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.Properties;
import io.bindery.model.ReplyCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Properties and payloads of messages in RabbitMQ's JSON. */
final class MessageJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MessageJson() { }

    /** No properties are an empty list: that is how RabbitMQ writes them. */
    static JsonNode properties(Properties from) {
        ObjectNode all = JSON.objectNode();
        put(all, "cluster_id", from.clusterId());
        put(all, "app_id", from.appId());
        put(all, "user_id", from.userId());
        put(all, "type", from.type());
        if (from.timestamp() != null) {
            all.put("timestamp", from.timestamp());
        }
        put(all, "message_id", from.messageId());
        put(all, "expiration", from.expiration());
        put(all, "reply_to", from.replyTo());
        put(all, "correlation_id", from.correlationId());
        if (from.priority() != null) {
            all.put("priority", from.priority());
        }
        if (from.deliveryMode() != null) {
            all.put("delivery_mode", from.deliveryMode());
        }
        if (from.headers() != null) {
            all.set("headers", FieldJson.of(from.headers()));
        }
        put(all, "content_encoding", from.contentEncoding());
        put(all, "content_type", from.contentType());
        return all.isEmpty() ? JSON.arrayNode() : all;
    }

    private static void put(ObjectNode all, String name, String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    static Properties properties(JsonNode from) {
        if (!from.isObject()) {
            throw HttpRefusal.badRequest("properties are no object");
        }
        FieldJson.refuseNulls(from, "headers");
        return new Properties(text(from, "content_type"), text(from, "content_encoding"),
                from.has("headers") ? FieldJson.table(from, "headers") : null, mode(from), octet(from, "priority"),
                text(from, "correlation_id"), text(from, "reply_to"), text(from, "expiration"), text(from, "message_id"),
                whole(from, "timestamp"), text(from, "type"), text(from, "user_id"), text(from, "app_id"), text(from, "cluster_id"));
    }

    private static String text(JsonNode from, String name) {
        if (!from.has(name)) {
            return null;
        }
        if (!from.get(name).isTextual()) {
            throw Typed.property("string", name);
        }
        return ShortText.checked(from.get(name).asText());
    }

    private static Long whole(JsonNode from, String name) {
        if (!from.has(name)) {
            return null;
        }
        if (!from.get(name).isIntegralNumber()) {
            throw Typed.property("int", name);
        }
        return from.get(name).longValue();
    }

    /** Others are not known, as on any channel. */
    private static Integer mode(JsonNode from) {
        Long mode = whole(from, "delivery_mode");
        if (mode != null && mode != 1 && mode != 2) {
            throw HttpRefusal.badRequest(ReplyCode.PRECONDITION_FAILED.code() + " PRECONDITION_FAILED - invalid message: {delivery_mode_unknown," + mode + "}");
        }
        return mode == null ? null : mode.intValue();
    }

    /** What is left of the number in eight bits. */
    private static Integer octet(JsonNode from, String name) {
        Long value = whole(from, name);
        return value == null ? null : Math.floorMod(value, 256);
    }

    static byte[] body(JsonNode payload, JsonNode encoding) {
        if (encoding.asText().equals("string")) {
            return payload.asText().getBytes(StandardCharsets.UTF_8);
        } else if (encoding.asText().equals("base64")) {
            return Typed.base64(payload);
        }
        throw HttpRefusal.badRequest(JSON.arrayNode().add("unsupported_encoding").add(encoding));
    }

    /** As text where it is UTF-8 and nothing else was asked for, else in base64. */
    static void putBody(ObjectNode into, byte[] body, boolean asText) {
        if (asText) {
            try {
                into.put("payload", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()).put("payload_encoding", "string");
                return;
            } catch (CharacterCodingException binary) {
                // then in base64
            }
        }
        into.put("payload", Base64.getEncoder().encodeToString(body)).put("payload_encoding", "base64");
    }
}
