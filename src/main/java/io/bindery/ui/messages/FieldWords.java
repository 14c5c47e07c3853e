package io.bindery.ui.messages;

import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A field value in words: its wire type, and what it says. */
final class FieldWords {

    private FieldWords() { }

    /** The same words as in the publish form. */
    static String type(FieldValue value) {
        if (value instanceof FieldValue.Text) {
            return "text";
        } else if (value instanceof FieldValue.Int32) {
            return "int";
        } else if (value instanceof FieldValue.Int64) {
            return "long";
        } else if (value instanceof FieldValue.Int16) {
            return "short";
        } else if (value instanceof FieldValue.Int8) {
            return "byte";
        } else if (value instanceof FieldValue.UInt8) {
            return "unsigned byte";
        } else if (value instanceof FieldValue.UInt16) {
            return "unsigned short";
        } else if (value instanceof FieldValue.UInt32) {
            return "unsigned int";
        }
        return otherType(value);
    }

    private static String otherType(FieldValue value) {
        if (value instanceof FieldValue.Bool) {
            return "bool";
        } else if (value instanceof FieldValue.Float64) {
            return "double";
        } else if (value instanceof FieldValue.Float32) {
            return "float";
        } else if (value instanceof FieldValue.Decimal) {
            return "decimal";
        } else if (value instanceof FieldValue.Timestamp) {
            return "timestamp";
        } else if (value instanceof FieldValue.Bytes) {
            return "bytes";
        } else if (value instanceof FieldValue.Array) {
            return "list";
        }
        return value instanceof FieldValue.Table ? "table" : "null";
    }

    static String value(FieldValue value) {
        if (value instanceof FieldValue.Text v) {
            return v.value();
        } else if (value instanceof FieldValue.Bool v) {
            return Boolean.toString(v.value());
        } else if (value instanceof FieldValue.Timestamp v) {
            return Instant.ofEpochSecond(v.epochSeconds()).toString();
        } else if (value instanceof FieldValue.Bytes v) {
            return HexFormat.ofDelimiter(" ").formatHex(v.value());
        } else if (value instanceof FieldValue.Array v) {
            return v.values().stream().map(FieldWords::value).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof FieldValue.Table v) {
            return v.value().entries().entrySet().stream().map(e -> e.getKey() + " = " + value(e.getValue())).collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof FieldValue.Void ? "null" : figure(value);
    }

    private static String figure(FieldValue value) {
        if (value instanceof FieldValue.Float64 v) {
            return Double.toString(v.value());
        } else if (value instanceof FieldValue.Float32 v) {
            return Float.toString(v.value());
        }
        return number(value).toPlainString();
    }

    /** A whole or decimal number; floating ones may be none. @throws IllegalArgumentException when it is none */
    static BigDecimal number(FieldValue value) {
        if (value instanceof FieldValue.Int32 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.Int64 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.Int16 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.Int8 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.UInt8 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.UInt16 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.UInt32 v) {
            return BigDecimal.valueOf(v.value());
        } else if (value instanceof FieldValue.Decimal v) {
            return new BigDecimal(BigInteger.valueOf(v.unscaled()), v.scale());
        }
        throw new IllegalArgumentException("no number: " + type(value));
    }
}
