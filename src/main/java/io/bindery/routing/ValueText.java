package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.stream.Collectors;

/** Field values as a person reads them: text in quotes, numbers plain. */
public final class ValueText {

    private ValueText() { }

    public static String of(FieldValue value) {
        if (value instanceof FieldValue.Text v) {
            return "\"" + v.value() + "\"";
        } else if (value instanceof FieldValue.Bool v) {
            return String.valueOf(v.value());
        } else if (value instanceof FieldValue.Float32 v) {
            return String.valueOf(v.value());
        } else if (value instanceof FieldValue.Float64 v) {
            return String.valueOf(v.value());
        } else if (value instanceof FieldValue.Decimal v) {
            return java.math.BigDecimal.valueOf(v.unscaled(), v.scale()).toPlainString();
        } else if (value instanceof FieldValue.Timestamp v) {
            return java.time.Instant.ofEpochSecond(v.epochSeconds()).toString();
        } else if (value instanceof FieldValue.Array v) {
            return v.values().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof FieldValue.Table v) {
            return v.value().entries().entrySet().stream().map(e -> e.getKey() + ": " + of(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof FieldValue.Bytes v) {
            return "0x" + java.util.HexFormat.of().formatHex(v.value());
        } else if (value instanceof FieldValue.Void) {
            return "void";
        }
        return String.valueOf(FieldTable.integer(value).orElseThrow());
    }
}
