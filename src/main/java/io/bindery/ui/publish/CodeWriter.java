package io.bindery.ui.publish;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values of a field table as literals of a programming language. */
abstract class CodeWriter {

    final String value(FieldValue value) {
        if (value instanceof FieldValue.Text v) {
            return quoted(v.value());
        } else if (value instanceof FieldValue.Bool v) {
            return bool(v.value());
        } else if (value instanceof FieldValue.Void) {
            return nothing();
        } else if (value instanceof FieldValue.Array v) {
            return list(v.values().stream().map(this::value).toList());
        } else if (value instanceof FieldValue.Table v) {
            return table(v.value());
        } else if (value instanceof FieldValue.Bytes v) {
            return bytes(v.value());
        } else if (value instanceof FieldValue.Timestamp v) {
            return timestamp(v.epochSeconds());
        }
        return number(value);
    }

    final String table(FieldTable table) {
        Map<String, String> pairs = new LinkedHashMap<>();
        table.entries().forEach((name, value) -> pairs.put(quoted(name), value(value)));
        return pairs(pairs);
    }

    /** Whether these bytes can stand in the source as text. */
    static boolean isText(byte[] bytes) {
        return java.util.Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** Both languages read these escapes. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    abstract String bool(boolean value);

    abstract String nothing();

    abstract String list(List<String> values);

    abstract String pairs(Map<String, String> entries);

    abstract String bytes(byte[] value);

    abstract String timestamp(long epochSeconds);

    abstract String number(FieldValue value);
}
