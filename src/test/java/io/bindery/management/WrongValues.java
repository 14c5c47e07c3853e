package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody may write in JSON where something else belongs. */
public final class WrongValues {

    static final List<String> ALL = List.of("null", "true", "0", "-1", "1.5", "1e400", "-1e-400", "9223372036854775808", "1" + "0".repeat(900), "\"\"",
            "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"" + "long".repeat(100) + "\"", "\"ünï\"", "[]", "[1]", "[[[]]]", "[{}]", "{}", "{\"a\":{\"b\":null}}", "{\"\":1}",
            "{\"" + "n".repeat(300) + "\":1}", "[".repeat(900) + "]".repeat(900), "{\"a\":".repeat(400) + "1" + "}".repeat(400));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKER = "MARKER";

    private WrongValues() { }

    /** The text over and over, each time with one value in it, however deep, replaced by a wrong one, and once without it. */
    public static List<String> everywhereIn(String json) {
        try {
            List<String> all = new ArrayList<>();
            JsonNode root = JSON.readTree(json);
            spoil(root, root, all);
            return all;
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static void spoil(JsonNode root, JsonNode node, List<String> all) {
        if (node instanceof ObjectNode object) {
            for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode value = object.get(name);
                object.put(name, MARKER);
                addWith(root, all);
                object.remove(name);
                all.add(root.toString());
                object.set(name, value);
                spoil(root, value, all);
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode value = list.get(i);
                list.set(i, MARKER);
                addWith(root, all);
                list.set(i, value);
                spoil(root, value, all);
            }
        }
    }

    private static void addWith(JsonNode root, List<String> all) {
        String marked = root.toString();
        ALL.forEach(value -> all.add(marked.replace("\"" + MARKER + "\"", value)));
    }

    /** One member of an object replaced. */
    static String in(String json, String name, String value) {
        try {
            return ((ObjectNode) JSON.readTree(json)).put(name, MARKER).toString().replace("\"" + MARKER + "\"", value);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
