package io.bindery.ui.publish;

import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The number in a numeric field value. */
final class Numbers {

    private Numbers() { }

    /** @throws IllegalArgumentException when the value is none */
    static Number of(FieldValue value) {
        if (value instanceof FieldValue.Int32 v) {
            return v.value();
        } else if (value instanceof FieldValue.Int64 v) {
            return v.value();
        } else if (value instanceof FieldValue.Int16 v) {
            return v.value();
        } else if (value instanceof FieldValue.Int8 v) {
            return v.value();
        } else if (value instanceof FieldValue.UInt8 v) {
            return v.value();
        } else if (value instanceof FieldValue.UInt16 v) {
            return v.value();
        } else if (value instanceof FieldValue.UInt32 v) {
            return v.value();
        } else if (value instanceof FieldValue.Float32 v) {
            return v.value();
        } else if (value instanceof FieldValue.Float64 v) {
            return v.value();
        } else if (value instanceof FieldValue.Decimal v) {
            return new BigDecimal(BigInteger.valueOf(v.unscaled()), v.scale());
        }
        throw new IllegalArgumentException("no number: " + value);
    }
}
