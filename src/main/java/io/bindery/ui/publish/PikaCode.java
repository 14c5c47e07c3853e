package io.bindery.ui.publish;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A publish as a Python program for pika. */
final class PikaCode extends CodeWriter {

    static String of(BrokerCommand.Publish publish, String uri) {
        return new PikaCode().program(publish, uri);
    }

    private String program(BrokerCommand.Publish publish, String uri) {
        String code = "import pika\n\n"
                + "connection = pika.BlockingConnection(pika.URLParameters(" + quoted(uri) + "))\n"
                + "channel = connection.channel()\n"
                + "channel.confirm_delivery()\n"
                + "channel.basic_publish(\n"
                + "    exchange=" + quoted(publish.exchange()) + ",\n"
                + "    routing_key=" + quoted(publish.routingKey()) + ",\n"
                + "    body=" + body(publish.body()) + ",\n"
                + "    properties=pika.BasicProperties(" + properties(publish.properties()) + "),\n"
                + "    mandatory=" + bool(publish.mandatory()) + ")\n"
                + "connection.close()\n";
        return code.contains("datetime.") ? "import datetime\n" + code : code;
    }

    private String body(byte[] body) {
        return isText(body) ? quoted(new String(body, java.nio.charset.StandardCharsets.UTF_8)) : bytes(body);
    }

    private String properties(Properties p) {
        StringBuilder out = new StringBuilder();
        add(out, "content_type", p.contentType() == null ? null : quoted(p.contentType()));
        add(out, "content_encoding", p.contentEncoding() == null ? null : quoted(p.contentEncoding()));
        add(out, "headers", p.headers() == null ? null : table(p.headers()));
        add(out, "delivery_mode", p.deliveryMode() == null ? null : p.deliveryMode().toString());
        add(out, "priority", p.priority() == null ? null : p.priority().toString());
        add(out, "correlation_id", p.correlationId() == null ? null : quoted(p.correlationId()));
        add(out, "reply_to", p.replyTo() == null ? null : quoted(p.replyTo()));
        add(out, "expiration", p.expiration() == null ? null : quoted(p.expiration()));
        add(out, "message_id", p.messageId() == null ? null : quoted(p.messageId()));
        add(out, "timestamp", p.timestamp() == null ? null : p.timestamp().toString());
        add(out, "type", p.type() == null ? null : quoted(p.type()));
        add(out, "user_id", p.userId() == null ? null : quoted(p.userId()));
        add(out, "app_id", p.appId() == null ? null : quoted(p.appId()));
        return out.toString();
    }

    private static void add(StringBuilder out, String name, String literal) {
        if (literal != null) {
            out.append(out.isEmpty() ? "\n        " : ",\n        ").append(name).append('=').append(literal);
        }
    }

    @Override String bool(boolean value) {
        return value ? "True" : "False";
    }

    @Override String nothing() {
        return "None";
    }

    @Override String list(List<String> values) {
        return "[" + String.join(", ", values) + "]";
    }

    @Override String pairs(Map<String, String> entries) {
        return entries.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }

    @Override String bytes(byte[] value) {
        StringBuilder out = new StringBuilder("b\"");
        for (byte b : value) {
            out.append(String.format("\\x%02x", b));
        }
        return out.append('"').toString();
    }

    @Override String timestamp(long epochSeconds) {
        return "datetime.datetime.fromtimestamp(" + epochSeconds + ", datetime.timezone.utc)";
    }

    /** pika chooses the wire type by the value. */
    @Override String number(FieldValue value) {
        return Numbers.of(value).toString();
    }
}
