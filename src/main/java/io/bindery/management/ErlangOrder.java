package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.model.WireText;

/** The order RabbitMQ's interface sorts by: what is not there counts as 0, numbers come before true and false, objects, lists and texts. */
final class ErlangOrder {

    private ErlangOrder() { }

    static int compare(JsonNode one, JsonNode other) {
        int byKind = Integer.compare(kind(one), kind(other));
        if (byKind != 0) {
            return byKind;
        }
        return switch (kind(one)) {
            case 0 -> Double.compare(one.asDouble(0), other.asDouble(0));
            case 1 -> one.asText().compareTo(other.asText());
            case 4 -> WireText.compare(one.asText(), other.asText());
            default -> one.size() == other.size() ? one.toString().compareTo(other.toString()) : Integer.compare(one.size(), other.size());
        };
    }

    private static int kind(JsonNode node) {
        return node.isMissingNode() || node.isNumber() ? 0 : node.isBoolean() || node.isNull() ? 1 : node.isObject() ? 2 : node.isArray() ? 3 : 4;
    }
}
