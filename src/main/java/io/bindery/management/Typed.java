package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;

/** What a request says, read as what it has to be: texts of truths and numbers count as such, the rest is refused with what it is not, as by RabbitMQ. */
final class Typed {

    private static final long LARGEST = Long.MAX_VALUE;

    private Typed() { }

    /** Makes truths of these members, where they are there. */
    static void truths(ObjectNode body, String... members) {
        for (String member : members) {
            if (body.has(member)) {
                body.put(member, truth(body.get(member)));
            }
        }
    }

    static boolean truth(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text = value.isTextual() ? value.asText() : "";
        if (!text.equals("true") && !text.equals("false")) {
            throw not("boolean", value);
        }
        return text.equals("true");
    }

    /** A fraction is cut off; beyond 64 bits it is the largest there is. */
    static long whole(JsonNode value) {
        if (value.isNumber()) {
            return value.canConvertToLong() || value.isFloatingPointNumber() ? value.longValue() : value.decimalValue().signum() * LARGEST;
        }
        if (!value.isTextual() || !value.asText().matches("[+-]?[0-9]+")) {
            throw not("integer", value);
        }
        BigDecimal number = new BigDecimal(value.asText());
        return number.min(BigDecimal.valueOf(LARGEST)).max(BigDecimal.valueOf(-LARGEST)).longValue();
    }

    /** In the middle of it, white space is none of it. */
    static byte[] base64(JsonNode value) {
        String text = value.asText().replaceAll("[ \\t\\r\\n]", "");
        if (!value.isTextual() || text.length() % 4 != 0) {
            throw not("base64", value);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw not("base64", value);
        }
    }

    /** @return it, if it is what tags can be written as */
    static JsonNode tags(JsonNode value) {
        if (!value.isTextual() && !value.isArray()) {
            throw HttpRefusal.badRequest("tags are a text or a list");
        }
        return value;
    }

    /** What a property of a message is not. */
    static HttpRefusal property(String kind, String name) {
        return HttpRefusal.badRequest(Lists.JSON.arrayNode().add("not_" + kind).add(name)).said("the property " + name + " is no " + kind);
    }

    static HttpRefusal not(String kind, JsonNode value) {
        return HttpRefusal.badRequest(Lists.JSON.arrayNode().add("not_" + kind).add(value)).said(value + " is no " + kind);
    }
}
