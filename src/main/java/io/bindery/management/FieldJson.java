package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Field tables in the JSON of RabbitMQ's HTTP interface and definitions: values come back, wire types only as it makes them. */
final class FieldJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FieldJson() { }

    static ObjectNode of(FieldTable table) {
        ObjectNode object = JSON.objectNode();
        table.entries().forEach((name, value) -> object.set(name, of(value)));
        return object;
    }

    static JsonNode of(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return JSON.textNode(text.value());
        } else if (value instanceof FieldValue.Bytes bytes) {
            return JSON.textNode(new String(bytes.value(), StandardCharsets.UTF_8));
        } else if (value instanceof FieldValue.Bool bool) {
            return JSON.booleanNode(bool.value());
        } else if (value instanceof FieldValue.Table table) {
            return of(table.value());
        } else if (value instanceof FieldValue.Array array) {
            ArrayNode items = JSON.arrayNode();
            array.values().forEach(item -> items.add(of(item)));
            return items;
        } else if (value instanceof FieldValue.Void) {
            return JSON.nullNode();
        }
        return number(value);
    }

    private static JsonNode number(FieldValue value) {
        if (value instanceof FieldValue.Float32 number) {
            return JSON.numberNode(number.value());
        } else if (value instanceof FieldValue.Float64 number) {
            return JSON.numberNode(number.value());
        } else if (value instanceof FieldValue.Decimal number) {
            return JSON.numberNode(new BigDecimal(BigInteger.valueOf(number.unscaled()), number.scale()));
        } else if (value instanceof FieldValue.Timestamp time) {
            return JSON.numberNode(time.epochSeconds());
        }
        return JSON.numberNode(FieldTable.integer(value).orElseThrow());
    }

    /** A table from a member of an object; empty when it isn't there. */
    static FieldTable table(JsonNode object, String member) {
        JsonNode table = object.get(member);
        if (table == null || table.isNull() || table.isArray() && table.isEmpty()) {
            return FieldTable.EMPTY;
        } else if (!table.isObject()) {
            throw HttpRefusal.badRequest(member + " is no object");
        }
        return table(table);
    }

    private static FieldTable table(JsonNode object) {
        FieldTable table = FieldTable.EMPTY;
        for (var entry : object.properties()) {
            table = table.with(entry.getKey(), value(entry.getValue()));
        }
        return table;
    }

    /** Whole numbers are 64 bits wide, as RabbitMQ reads them. */
    static FieldValue value(JsonNode node) {
        if (node.isTextual()) {
            return new FieldValue.Text(node.asText());
        } else if (node.isBoolean()) {
            return new FieldValue.Bool(node.asBoolean());
        } else if (node.isIntegralNumber()) {
            return new FieldValue.Int64(node.asLong());
        } else if (node.isNumber()) {
            return new FieldValue.Float64(node.asDouble());
        } else if (node.isArray()) {
            List<FieldValue> values = new ArrayList<>();
            node.forEach(item -> values.add(value(item)));
            return new FieldValue.Array(values);
        } else if (node.isObject()) {
            return new FieldValue.Table(table(node));
        }
        return new FieldValue.Void();
    }
}
