package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Between the names a case writes ({@code @q}, {@code $saved}) and those on the wire. */
final class Names {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** In the middle of a text. */
    private static final String PREFIX = "{@}";

    private final String prefix;
    private final Map<String, String> saved = new LinkedHashMap<>();

    Names(String prefix) {
        this.prefix = prefix;
    }

    void save(String variable, String value) {
        saved.put(variable, value);
    }

    boolean isOurs(String name) {
        return name.startsWith(prefix);
    }

    String resolve(String text) {
        if (text.startsWith("@")) {
            return prefix + text.substring(1);
        }
        return text.startsWith("$") ? saved.getOrDefault(text, text) : text.replace(PREFIX, prefix);
    }

    JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return JSON.textNode(resolve(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> array.add(resolve(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(field ->
                    object.set(field.getKey(), field.getKey().equals("!") ? field.getValue() : resolve(field.getValue())));
            return object;
        }
        return node;
    }

    String normal(String text) {
        String plain = text.replace(prefix, "@");
        for (Map.Entry<String, String> variable : saved.entrySet()) {
            if (!variable.getValue().isEmpty()) {
                plain = plain.replace(variable.getValue(), variable.getKey());
            }
        }
        return plain.replaceAll("amq\\.gen-[A-Za-z0-9_\\-]+", "<amq.gen>")
                .replaceAll("amq\\.rabbitmq\\.reply-to\\.[A-Za-z0-9_\\-.=+/]+", "<reply-to>")
                .replaceAll("amq\\.ctag-[A-Za-z0-9_\\-]+", "<amq.ctag>");
    }

    JsonNode normal(JsonNode node) {
        if (node.isTextual()) {
            return JSON.textNode(normal(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> array.add(normal(item)));
            return array;
        }
        if (node.isObject() && !node.path("!").asText().equals("S")) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(field -> object.set(normal(field.getKey()), normal(field.getValue())));
            return object;
        }
        return node;
    }
}
