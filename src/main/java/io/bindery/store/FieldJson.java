package io.bindery.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Field tables as JSON text, for people to read and query: wire types are lost, values are not. */
public final class FieldJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FieldJson() { }

    public static String text(FieldTable table) {
        return node(table).toString();
    }

    private static ObjectNode node(FieldTable table) {
        ObjectNode object = JSON.objectNode();
        table.entries().forEach((name, value) -> object.set(name, node(value)));
        return object;
    }

    private static JsonNode node(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return JSON.textNode(text.value());
        } else if (value instanceof FieldValue.Bool bool) {
            return JSON.booleanNode(bool.value());
        } else if (value instanceof FieldValue.Table table) {
            return node(table.value());
        } else if (value instanceof FieldValue.Array array) {
            ArrayNode items = JSON.arrayNode();
            array.values().forEach(item -> items.add(node(item)));
            return items;
        } else if (value instanceof FieldValue.Bytes bytes) {
            return JSON.binaryNode(bytes.value());
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
        return JSON.numberNode(FieldTable.of("n", value).integer("n").orElseThrow());
    }
}
