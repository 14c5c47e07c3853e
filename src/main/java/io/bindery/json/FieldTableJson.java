package io.bindery.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes field tables as JSON: wire types are lost, values are not. What becomes of bytes is the reader's to say. */
public enum FieldTableJson {

    /** Bytes are UTF-8, as RabbitMQ's interface takes them. */
    BYTES_AS_TEXT {
        @Override JsonNode bytes(byte[] bytes) {
            return JSON.textNode(new String(bytes, StandardCharsets.UTF_8));
        }
    },
    /** Bytes are base64, so that none is lost. */
    BYTES_AS_BASE64 {
        @Override JsonNode bytes(byte[] bytes) {
            return JSON.binaryNode(bytes);
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    abstract JsonNode bytes(byte[] bytes);

    public ObjectNode of(FieldTable table) {
        ObjectNode object = JSON.objectNode();
        table.entries().forEach((name, value) -> object.set(name, of(value)));
        return object;
    }

    public JsonNode of(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return JSON.textNode(text.value());
        } else if (value instanceof FieldValue.Bytes bytes) {
            return bytes(bytes.value());
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
}
