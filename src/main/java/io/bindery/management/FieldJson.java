package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.json.FieldTableJson;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Field tables in the JSON of RabbitMQ's HTTP interface and definitions: values come back, wire types only as it makes them. */
final class FieldJson {

    /** Below what the wire takes, wherever the table then stands. */
    private static final int DEEPEST = 100;

    private FieldJson() { }

    static ObjectNode of(FieldTable table) {
        return FieldTableJson.BYTES_AS_TEXT.of(table);
    }

    static JsonNode of(FieldValue value) {
        return FieldTableJson.BYTES_AS_TEXT.of(value);
    }

    /** A table from a member of an object; empty when it isn't there. */
    static FieldTable table(JsonNode object, String member) {
        JsonNode table = object.get(member);
        if (table == null || table.isArray() && table.isEmpty()) {
            return FieldTable.EMPTY;
        } else if (!table.isObject()) {
            throw HttpRefusal.badRequest(member + " is no object");
        }
        return table(table, 0);
    }

    /** What somebody asks for has values all through; only a definitions file may say that one has none. */
    static void refuseNulls(JsonNode object, String member) {
        object.path(member).forEach(FieldJson::refuseNulls);
    }

    private static void refuseNulls(JsonNode value) {
        if (value.isNull()) {
            throw HttpRefusal.badRequest("null_not_allowed");
        }
        value.forEach(FieldJson::refuseNulls);
    }

    private static FieldTable table(JsonNode object, int depth) {
        FieldTable table = FieldTable.EMPTY;
        for (var entry : object.properties()) {
            table = table.with(ShortText.checked(entry.getKey()), value(entry.getValue(), depth));
        }
        return table;
    }

    /** Whole numbers are 64 bits wide; what is beyond them stands for the last of them. */
    static FieldValue value(JsonNode node) {
        return value(node, 0);
    }

    private static long whole(BigInteger number) {
        return number.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** One that no floating-point number is as large as is no number to RabbitMQ either. */
    static double floating(JsonNode number) {
        if (Double.isInfinite(number.asDouble())) {
            throw HttpRefusal.badRequest("not_json");
        }
        return number.asDouble();
    }

    private static FieldValue value(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            throw HttpRefusal.badRequest("nested deeper than " + DEEPEST);
        }
        if (node.isTextual()) {
            return new FieldValue.Text(node.asText());
        } else if (node.isBoolean()) {
            return new FieldValue.Bool(node.asBoolean());
        } else if (node.isIntegralNumber()) {
            return new FieldValue.Int64(whole(node.bigIntegerValue()));
        } else if (node.isNumber()) {
            return new FieldValue.Float64(floating(node));
        } else if (node.isArray()) {
            List<FieldValue> values = new ArrayList<>();
            node.forEach(item -> values.add(value(item, depth + 1)));
            return new FieldValue.Array(values);
        } else if (node.isObject()) {
            return new FieldValue.Table(table(node, depth + 1));
        }
        return new FieldValue.Void();
    }
}
