package io.bindery.ui.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field table as JSON with the wire type beside each value: {@code {"attempt": {"type": "int", "value": 1}}}. */
final class FieldJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FieldJson() { }

    static ObjectNode table(FieldTable table) {
        ObjectNode out = NODES.objectNode();
        table.entries().forEach((name, value) -> out.set(name, typed(value)));
        return out;
    }

    /** Values without a type are read as JSON says: text, bool, the narrowest integer, double. */
    static FieldTable table(JsonNode json) {
        Map<String, FieldValue> entries = new LinkedHashMap<>();
        json.fields().forEachRemaining(entry -> entries.put(entry.getKey(), read(entry.getValue())));
        return FieldTable.of(entries);
    }

    private static ObjectNode typed(FieldValue value) {
        ObjectNode out = NODES.objectNode();
        out.put("type", FieldWords.type(value));
        if (value instanceof FieldValue.Table v) {
            out.set("value", table(v.value()));
        } else if (value instanceof FieldValue.Array v) {
            ArrayNode list = NODES.arrayNode();
            v.values().forEach(each -> list.add(typed(each)));
            out.set("value", list);
        } else if (value instanceof FieldValue.Bytes v) {
            out.put("value", Base64.getEncoder().encodeToString(v.value()));
        } else if (value instanceof FieldValue.Bool v) {
            out.put("value", v.value());
        } else if (value instanceof FieldValue.Timestamp v) {
            out.put("value", v.epochSeconds());
        } else if (value instanceof FieldValue.Text || value instanceof FieldValue.Float64 || value instanceof FieldValue.Float32
                || value instanceof FieldValue.Decimal) {
            out.put("value", FieldWords.value(value)); // as text: JSON has no NaN, and readers drop the zeros of 49.90
        } else if (!(value instanceof FieldValue.Void)) {
            out.put("value", FieldWords.number(value));
        }
        return out;
    }

    private static FieldValue read(JsonNode json) {
        if (!json.isObject() || !json.hasNonNull("type")) {
            return plain(json);
        }
        JsonNode value = json.path("value");
        return switch (json.get("type").asText()) {
            case "text" -> new FieldValue.Text(value.asText());
            case "int" -> new FieldValue.Int32(new BigDecimal(value.asText()).intValueExact());
            case "long" -> new FieldValue.Int64(new BigDecimal(value.asText()).longValueExact());
            case "short" -> new FieldValue.Int16(new BigDecimal(value.asText()).shortValueExact());
            case "byte" -> new FieldValue.Int8(new BigDecimal(value.asText()).byteValueExact());
            case "unsigned byte" -> new FieldValue.UInt8(new BigDecimal(value.asText()).shortValueExact());
            case "unsigned short" -> new FieldValue.UInt16(new BigDecimal(value.asText()).intValueExact());
            case "unsigned int" -> new FieldValue.UInt32(new BigDecimal(value.asText()).longValueExact());
            case "bool" -> new FieldValue.Bool(value.asBoolean());
            case "double" -> new FieldValue.Float64(Double.parseDouble(value.asText()));
            case "float" -> new FieldValue.Float32(Float.parseFloat(value.asText()));
            case "decimal" -> decimal(new BigDecimal(value.asText()));
            case "timestamp" -> new FieldValue.Timestamp(value.asLong());
            case "bytes" -> new FieldValue.Bytes(Base64.getDecoder().decode(value.asText()));
            case "list" -> list(value);
            case "table" -> new FieldValue.Table(table(value));
            case "null" -> new FieldValue.Void();
            default -> throw new IllegalArgumentException("no header type is called " + json.get("type").asText());
        };
    }

    private static FieldValue plain(JsonNode json) {
        if (json.isObject()) {
            return new FieldValue.Table(table(json));
        } else if (json.isArray()) {
            return list(json);
        } else if (json.isBoolean()) {
            return FieldValue.of(json.booleanValue());
        } else if (json.isIntegralNumber() && json.canConvertToLong()) {
            return FieldValue.of(json.longValue());
        } else if (json.isNumber()) {
            return new FieldValue.Float64(json.doubleValue());
        }
        return json.isNull() ? new FieldValue.Void() : FieldValue.of(json.asText());
    }

    private static FieldValue list(JsonNode json) {
        List<FieldValue> values = new ArrayList<>();
        json.forEach(each -> values.add(read(each)));
        return new FieldValue.Array(values);
    }

    private static FieldValue decimal(BigDecimal value) {
        return new FieldValue.Decimal(value.scale(), value.unscaledValue().longValueExact());
    }
}
