package io.bindery.ui.publish;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A publish as Java for RabbitMQ's amqp-client. */
final class JavaCode extends CodeWriter {

    static String of(BrokerCommand.Publish publish, String uri) {
        return new JavaCode().program(publish, uri);
    }

    private String program(BrokerCommand.Publish publish, String uri) {
        return "ConnectionFactory factory = new ConnectionFactory();\n"
                + "factory.setUri(" + quoted(uri) + ");\n"
                + "try (Connection connection = factory.newConnection(); Channel channel = connection.createChannel()) {\n"
                + "    channel.confirmSelect();\n"
                + headers(publish.properties())
                + "    AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()" + properties(publish.properties()) + "\n"
                + "            .build();\n"
                + "    channel.basicPublish(" + quoted(publish.exchange()) + ", " + quoted(publish.routingKey()) + ", "
                + publish.mandatory() + ", properties,\n            " + body(publish.body()) + ");\n"
                + "    channel.waitForConfirmsOrDie(5_000);\n"
                + "}\n";
    }

    private String headers(Properties p) {
        StringBuilder out = new StringBuilder();
        if (p.headers() != null) {
            out.append("    Map<String, Object> headers = new LinkedHashMap<>();\n");
            p.headers().entries().forEach((name, value) ->
                    out.append("    headers.put(").append(quoted(name)).append(", ").append(value(value)).append(");\n"));
        }
        return out.toString();
    }

    private String properties(Properties p) {
        StringBuilder out = new StringBuilder();
        text(out, "contentType", p.contentType());
        text(out, "contentEncoding", p.contentEncoding());
        add(out, "headers", p.headers() == null ? null : "headers");
        add(out, "deliveryMode", p.deliveryMode());
        add(out, "priority", p.priority());
        text(out, "correlationId", p.correlationId());
        text(out, "replyTo", p.replyTo());
        text(out, "expiration", p.expiration());
        text(out, "messageId", p.messageId());
        add(out, "timestamp", p.timestamp() == null ? null : timestamp(p.timestamp()));
        text(out, "type", p.type());
        text(out, "userId", p.userId());
        text(out, "appId", p.appId());
        return out.toString();
    }

    private static void text(StringBuilder out, String name, String value) {
        add(out, name, value == null ? null : quoted(value));
    }

    private static void add(StringBuilder out, String name, Object literal) {
        if (literal != null) {
            out.append("\n            .").append(name).append('(').append(literal).append(')');
        }
    }

    private String body(byte[] body) {
        return isText(body) ? quoted(new String(body, StandardCharsets.UTF_8)) + ".getBytes(StandardCharsets.UTF_8)" : bytes(body);
    }

    @Override String bool(boolean value) {
        return Boolean.toString(value);
    }

    @Override String nothing() {
        return "null";
    }

    @Override String list(List<String> values) {
        return "Arrays.asList(" + String.join(", ", values) + ")";
    }

    /** Map.of takes no null and ten pairs; entries of a nested table are few. */
    @Override String pairs(Map<String, String> entries) {
        return entries.entrySet().stream().map(e -> "Map.entry(" + e.getKey() + ", " + e.getValue() + ")").collect(Collectors.joining(", ", "Map.ofEntries(", ")"));
    }

    @Override String bytes(byte[] value) {
        return "HexFormat.of().parseHex(\"" + java.util.HexFormat.of().formatHex(value) + "\")";
    }

    @Override String timestamp(long epochSeconds) {
        return "Date.from(Instant.ofEpochSecond(" + epochSeconds + "L))";
    }

    /** The client sends a wire type by the Java type. */
    @Override String number(FieldValue value) {
        Number number = Numbers.of(value);
        if (value instanceof FieldValue.Int64 || value instanceof FieldValue.UInt32) {
            return number + "L";
        } else if (value instanceof FieldValue.Int16) {
            return "(short) " + number;
        } else if (value instanceof FieldValue.Int8) {
            return "(byte) " + number;
        } else if (value instanceof FieldValue.Float32) {
            return number + "f";
        } else if (value instanceof FieldValue.Decimal) {
            return "new BigDecimal(\"" + number + "\")";
        }
        return number.toString();
    }
}
