package io.bindery.ui.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Field values written as JSON, for the two types that hold others. Whole numbers take the narrowest of int and long. */
final class JsonFields {

    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonFields() { }

    static FieldValue list(String json) {
        return expect(FieldValue.Array.class, read(json));
    }

    static FieldValue table(String json) {
        return expect(FieldValue.Table.class, read(json));
    }

    private static FieldValue expect(Class<? extends FieldValue> kind, FieldValue value) {
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("not a " + kind.getSimpleName());
        }
        return value;
    }

    private static FieldValue read(String json) {
        try {
            return value(JSON.readTree(json));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }

    private static FieldValue value(JsonNode node) {
        if (node.isObject()) {
            return new FieldValue.Table(fields(node));
        } else if (node.isArray()) {
            List<FieldValue> values = new ArrayList<>();
            node.forEach(each -> values.add(value(each)));
            return new FieldValue.Array(values);
        } else if (node.isTextual()) {
            return FieldValue.of(node.textValue());
        } else if (node.isBoolean()) {
            return FieldValue.of(node.booleanValue());
        } else if (node.canConvertToLong() && node.isIntegralNumber()) {
            return FieldValue.of(node.longValue());
        } else if (node.isNumber()) {
            return new FieldValue.Float64(node.doubleValue());
        } else if (node.isNull()) {
            return new FieldValue.Void();
        }
        throw new IllegalArgumentException("empty");
    }

    private static FieldTable fields(JsonNode object) {
        Map<String, FieldValue> entries = new LinkedHashMap<>();
        object.fields().forEachRemaining(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return FieldTable.of(entries);
    }
}
