package io.bindery.ui.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.BrokerCommand;
import io.bindery.model.MalformedTableException;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueuedMessage;
import io.bindery.model.WireText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A message as one line of JSON, and back. Names are those of RabbitMQ's management API; headers keep their wire
 * types, and a body that is no text is base64, so that a message comes back as it was.
 */
public final class MessageJson {

    /** Twice as deep as tables nest on the wire, since each is an object with its type, and the line around them; deeper ones would fill the stack. */
    private static final int DEEPEST = 300;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());
    /** In bytes, on the wire. */
    private static final int LONGEST_NAME = 255;

    private MessageJson() { }

    static String line(QueuedMessage queued) {
        return line(queued.message(), queued.redelivered());
    }

    public static String line(Message message, boolean redelivered) {
        ObjectNode line = JSON.createObjectNode();
        line.put("exchange", message.exchange());
        line.put("routing_key", message.routingKey());
        line.put("redelivered", redelivered);
        line.set("properties", properties(message.properties()));
        payload(message.body(), line);
        return line.toString();
    }

    /** The message as a publish to where it was published first. @throws IllegalArgumentException when the line is none */
    static BrokerCommand.Publish publish(String vhost, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.hasNonNull("routing_key") || !json.hasNonNull("payload")) {
                throw new IllegalArgumentException("a line needs routing_key and payload");
            }
            return sendable(new BrokerCommand.Publish(vhost, json.path("exchange").asText(""), json.get("routing_key").asText(),
                    properties(json.path("properties")), body(json), false));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    /** A file may hold what no message can: texts that are too long, numbers beyond their type. */
    private static BrokerCommand.Publish sendable(BrokerCommand.Publish publish) {
        if (WireText.encode(publish.exchange()).length > LONGEST_NAME || WireText.encode(publish.routingKey()).length > LONGEST_NAME) {
            throw new IllegalArgumentException("exchange and routing_key have at most " + LONGEST_NAME + " bytes");
        } else if (!isReadAsWritten(publish.properties())) {
            throw new IllegalArgumentException("a property or header has a value that its type cannot hold");
        }
        return publish;
    }

    private static boolean isReadAsWritten(Properties properties) {
        try {
            return PropertiesCodec.decode(PropertiesCodec.encode(properties)).equals(properties);
        } catch (MalformedTableException tooDeep) {
            throw new IllegalArgumentException("a header is one that nobody could read: " + tooDeep.getMessage(), tooDeep);
        }
    }

    private static ObjectNode properties(Properties p) {
        ObjectNode out = JSON.createObjectNode();
        put(out, "content_type", p.contentType());
        put(out, "content_encoding", p.contentEncoding());
        if (p.headers() != null) {
            out.set("headers", FieldJson.table(p.headers()));
        }
        put(out, "delivery_mode", p.deliveryMode());
        put(out, "priority", p.priority());
        put(out, "correlation_id", p.correlationId());
        put(out, "reply_to", p.replyTo());
        put(out, "expiration", p.expiration());
        put(out, "message_id", p.messageId());
        put(out, "timestamp", p.timestamp());
        put(out, "type", p.type());
        put(out, "user_id", p.userId());
        put(out, "app_id", p.appId());
        put(out, "cluster_id", p.clusterId());
        return out;
    }

    private static void put(ObjectNode out, String name, Object value) {
        if (value != null) {
            out.putPOJO(name, value);
        }
    }

    private static Properties properties(JsonNode in) {
        return new Properties(text(in, "content_type"), text(in, "content_encoding"),
                in.hasNonNull("headers") ? FieldJson.table(in.get("headers")) : null, number(in, "delivery_mode"), number(in, "priority"),
                text(in, "correlation_id"), text(in, "reply_to"), text(in, "expiration"), text(in, "message_id"),
                in.hasNonNull("timestamp") ? Long.valueOf(in.get("timestamp").asLong()) : null, text(in, "type"), text(in, "user_id"),
                text(in, "app_id"), text(in, "cluster_id"));
    }

    private static String text(JsonNode in, String name) {
        return in.hasNonNull(name) ? in.get(name).asText() : null;
    }

    private static Integer number(JsonNode in, String name) {
        return in.hasNonNull(name) ? Integer.valueOf(in.get(name).asInt()) : null;
    }

    private static void payload(byte[] body, ObjectNode line) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
        line.put("payload", isText ? text : Base64.getEncoder().encodeToString(body));
        line.put("payload_encoding", isText ? "string" : "base64");
    }

    private static byte[] body(JsonNode line) {
        String payload = line.get("payload").asText();
        return line.path("payload_encoding").asText("string").equals("base64")
                ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8);
    }
}
