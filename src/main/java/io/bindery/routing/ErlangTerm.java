package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Compares field values as RabbitMQ's headers exchange does: by the Erlang term inside, not by the wire type. So
 * numbers are equal by value whatever their widths, whole or floating, text equals bytes, and an empty array equals an
 * empty table. Inside arrays and tables the types count too, and a table's entries count in their order.
 */
final class ErlangTerm {

    private ErlangTerm() { }

    static boolean equal(FieldValue one, FieldValue other) {
        if (one instanceof FieldValue.Text text && other instanceof FieldValue.Text otherText) {
            return text.value().equals(otherText.value());
        }
        if (isNumber(one) || isNumber(other)) {
            return isNumber(one) && isNumber(other) && sameNumber(one, other);
        }
        byte[] bytes = bytes(one);
        byte[] otherBytes = bytes(other);
        if (bytes != null || otherBytes != null) {
            return Arrays.equals(bytes, otherBytes);
        }
        if (one instanceof FieldValue.Array array && other instanceof FieldValue.Array otherArray) {
            return sameElements(array.values(), otherArray.values());
        }
        if (one instanceof FieldValue.Table table && other instanceof FieldValue.Table otherTable) {
            return sameEntries(table.value(), otherTable.value());
        }
        return isEmptyList(one) && isEmptyList(other) || one.equals(other);
    }

    /** The value of any whole number, a timestamp's seconds included. */
    static OptionalLong whole(FieldValue value) {
        return value instanceof FieldValue.Timestamp timestamp
                ? OptionalLong.of(timestamp.epochSeconds()) : FieldTable.integer(value);
    }

    private static boolean isNumber(FieldValue value) {
        return value instanceof FieldValue.Float32 || value instanceof FieldValue.Float64 || whole(value).isPresent();
    }

    private static boolean sameNumber(FieldValue one, FieldValue other) {
        OptionalLong whole = whole(one);
        OptionalLong otherWhole = whole(other);
        if (whole.isPresent() && otherWhole.isPresent()) {
            return whole.getAsLong() == otherWhole.getAsLong();
        }
        if (whole.isEmpty() && otherWhole.isEmpty()) {
            return floating(one) == floating(other);
        }
        double floating = floating(whole.isPresent() ? other : one);
        long number = whole.isPresent() ? whole.getAsLong() : otherWhole.getAsLong();
        return Double.isFinite(floating) && new BigDecimal(floating).compareTo(BigDecimal.valueOf(number)) == 0;
    }

    private static double floating(FieldValue value) {
        return value instanceof FieldValue.Float32 f ? f.value() : ((FieldValue.Float64) value).value();
    }

    private static byte[] bytes(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return WireText.encode(text.value());
        }
        return value instanceof FieldValue.Bytes raw ? raw.value() : null;
    }

    private static boolean isEmptyList(FieldValue value) {
        return value instanceof FieldValue.Array array && array.values().isEmpty()
                || value instanceof FieldValue.Table table && table.value().isEmpty();
    }

    private static boolean sameElements(List<FieldValue> one, List<FieldValue> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<FieldValue> others = other.iterator();
        return one.stream().allMatch(element -> sameTyped(element, others.next()));
    }

    private static boolean sameEntries(FieldTable one, FieldTable other) {
        if (one.entries().size() != other.entries().size()) {
            return false;
        }
        Iterator<Map.Entry<String, FieldValue>> others = other.entries().entrySet().iterator();
        for (Map.Entry<String, FieldValue> entry : one.entries().entrySet()) {
            Map.Entry<String, FieldValue> next = others.next();
            if (!entry.getKey().equals(next.getKey()) || !sameTyped(entry.getValue(), next.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameTyped(FieldValue one, FieldValue other) {
        return one.getClass() == other.getClass() && equal(one, other);
    }
}
