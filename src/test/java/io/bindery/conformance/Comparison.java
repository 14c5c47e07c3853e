package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs between an expected observation and one that was made: to the letter, but for how hashed shares fall (a
 * tolerance of 0.12) and the remaining count of get-ok, which RabbitMQ itself does not keep steady.
 */
final class Comparison {

    private static final double SHARE_TOLERANCE = 0.12;

    private Comparison() { }

    /** Of a whole list, each with its step. */
    static List<String> differences(JsonNode steps, List<ObjectNode> expected, List<ObjectNode> seen) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (String difference : differences(steps.get(i), expected.get(i), seen.get(i))) {
                differences.add("step " + (i + 1) + " " + steps.get(i) + " " + difference);
            }
        }
        return differences;
    }

    private static List<String> differences(JsonNode step, JsonNode expected, JsonNode seen) {
        List<String> differences = new ArrayList<>();
        if (step.get("op").asText().equals("connect") && expected.has("socket") && (seen.has("socket") || seen.has("connection_close"))) {
            return differences;
        }
        compare(step.path("left").asBoolean() ? expected : withoutLeft(expected),
                step.path("left").asBoolean() ? seen : withoutLeft(seen), "", differences);
        return differences;
    }

    private static JsonNode withoutLeft(JsonNode observation) {
        JsonNode copy = observation.deepCopy();
        copy.findParents("left").forEach(message -> ((ObjectNode) message).remove("left"));
        return copy;
    }

    private static void compare(JsonNode expected, JsonNode seen, String path, List<String> differences) {
        if (expected.isObject() && seen.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            seen.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (name.equals("share")) {
                    shares(expected.path(name), seen.path(name), path, differences);
                } else if (!expected.has(name) || !seen.has(name)) {
                    differences.add(path + "." + name + ": expected " + expected.path(name) + ", saw " + seen.path(name));
                } else {
                    compare(expected.get(name), seen.get(name), path + "." + name, differences);
                }
            }
        } else if (expected.isArray() && seen.isArray() && expected.size() == seen.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(expected.get(i), seen.get(i), path + "[" + i + "]", differences);
            }
        } else if (expected.isNumber() && seen.isNumber() ? expected.asDouble() != seen.asDouble() : !expected.equals(seen)) {
            differences.add(path + ": expected " + expected + ", saw " + seen);
        }
    }

    private static void shares(JsonNode expected, JsonNode seen, String path, List<String> differences) {
        expected.properties().forEach(share -> {
            double got = seen.path(share.getKey()).asDouble();
            if (Math.abs(got - share.getValue().asDouble()) > SHARE_TOLERANCE) {
                differences.add(path + ".share[" + share.getKey() + "]: expected about " + share.getValue() + ", saw " + got);
            }
        });
    }
}
