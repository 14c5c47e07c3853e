package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.Properties;
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
        if (!from.isObject() && !(from.isArray() && from.isEmpty())) {
            throw HttpRefusal.badRequest("properties are no object");
        }
        return new Properties(text(from, "content_type"), text(from, "content_encoding"),
                from.has("headers") ? FieldJson.table(from, "headers") : null, octet(from, "delivery_mode"), octet(from, "priority"),
                text(from, "correlation_id"), text(from, "reply_to"), text(from, "expiration"), text(from, "message_id"),
                from.has("timestamp") ? Long.valueOf(from.get("timestamp").asLong()) : null,
                text(from, "type"), text(from, "user_id"), text(from, "app_id"), text(from, "cluster_id"));
    }

    private static String text(JsonNode from, String name) {
        return from.has(name) ? ShortText.checked(from.get(name).asText()) : null;
    }

    private static Integer octet(JsonNode from, String name) {
        if (!from.has(name)) {
            return null;
        }
        int value = from.get(name).asInt(-1);
        if (value < 0 || value > 255) {
            throw HttpRefusal.badRequest(name + " is no number from 0 to 255");
        }
        return value;
    }

    static byte[] body(String payload, String encoding) {
        if (encoding.equals("string")) {
            return payload.getBytes(StandardCharsets.UTF_8);
        } else if (encoding.equals("base64")) {
            try {
                return Base64.getMimeDecoder().decode(payload);
            } catch (IllegalArgumentException broken) {
                throw HttpRefusal.badRequest("payload is no base64");
            }
        }
        throw HttpRefusal.badRequest("unsupported payload_encoding " + encoding);
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
