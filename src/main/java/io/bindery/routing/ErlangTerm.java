package io.bindery.routing;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Compares field values as RabbitMQ's headers exchange does: by the Erlang term inside, not by the wire type. So
 * numbers are equal by value whatever their widths, whole or floating, text equals bytes, and an empty array equals an
 * empty table. Inside arrays and tables the types count too, and a table's entries count in their order.
 */
final class ErlangTerm {

    private ErlangTerm() { }

    static boolean equal(FieldValue one, FieldValue other) {
        BigDecimal number = number(one);
        BigDecimal otherNumber = number(other);
        if (number != null || otherNumber != null) {
            return number != null && otherNumber != null && number.compareTo(otherNumber) == 0;
        }
        byte[] bytes = bytes(one);
        byte[] otherBytes = bytes(other);
        if (bytes != null || otherBytes != null) {
            return Arrays.equals(bytes, otherBytes);
        }
        List<Object> list = list(one);
        List<Object> otherList = list(other);
        return list != null || otherList != null ? list != null && list.equals(otherList) : one.equals(other);
    }

    private static BigDecimal number(FieldValue value) {
        OptionalLong whole = FieldTable.of("n", value).integer("n");
        if (whole.isPresent()) {
            return BigDecimal.valueOf(whole.getAsLong());
        }
        if (value instanceof FieldValue.Timestamp timestamp) {
            return BigDecimal.valueOf(timestamp.epochSeconds());
        }
        double floating = value instanceof FieldValue.Float32 f ? f.value() : value instanceof FieldValue.Float64 d ? d.value() : Double.NaN;
        return Double.isFinite(floating) ? new BigDecimal(floating) : null;
    }

    private static byte[] bytes(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return WireText.encode(text.value());
        }
        return value instanceof FieldValue.Bytes raw ? raw.value() : null;
    }

    private static List<Object> list(FieldValue value) {
        if (value instanceof FieldValue.Array array) {
            return new ArrayList<>(array.values());
        }
        return value instanceof FieldValue.Table table ? new ArrayList<>(table.value().entries().entrySet()) : null;
    }
}
