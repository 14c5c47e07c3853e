package io.bindery.model;

import java.util.List;

/**
 * One value of an AMQP field table with its exact wire type, so that a table leaves as it arrived.
 *
 * <p>Type tags are those RabbitMQ reads and writes, which differ from the specification's:
 * see <a href="https://www.rabbitmq.com/amqp-0-9-1-errata.html">RabbitMQ's errata, section 3</a>.
 */
public sealed interface FieldValue {

    /** RabbitMQ's word for the wire type. */
    String typeName();

    /** {@code t} */
    record Bool(boolean value) implements FieldValue {
        @Override public String typeName() {
            return "bool";
        }
    }

    /** {@code b}, signed 8 bits */
    record Int8(byte value) implements FieldValue {
        @Override public String typeName() {
            return "byte";
        }
    }

    /** {@code B}, unsigned 8 bits */
    record UInt8(short value) implements FieldValue {
        @Override public String typeName() {
            return "unsignedbyte";
        }
    }

    /** {@code s}, signed 16 bits */
    record Int16(short value) implements FieldValue {
        @Override public String typeName() {
            return "short";
        }
    }

    /** {@code u}, unsigned 16 bits */
    record UInt16(int value) implements FieldValue {
        @Override public String typeName() {
            return "unsignedshort";
        }
    }

    /** {@code I}, signed 32 bits */
    record Int32(int value) implements FieldValue {
        @Override public String typeName() {
            return "signedint";
        }
    }

    /** {@code i}, unsigned 32 bits */
    record UInt32(long value) implements FieldValue {
        @Override public String typeName() {
            return "unsignedint";
        }
    }

    /** {@code l} (and {@code L}), signed 64 bits */
    record Int64(long value) implements FieldValue {
        @Override public String typeName() {
            return "long";
        }
    }

    /** {@code f} */
    record Float32(float value) implements FieldValue {
        @Override public String typeName() {
            return "float";
        }
    }

    /** {@code d} */
    record Float64(double value) implements FieldValue {
        @Override public String typeName() {
            return "double";
        }
    }

    /** {@code D}: {@code unscaled × 10^-scale}; scale 0 to 255, unscaled is an unsigned 32-bit number. */
    record Decimal(int scale, long unscaled) implements FieldValue {
        @Override public String typeName() {
            return "decimal";
        }
    }

    /** {@code S}: text, decoded by {@link WireText}, which keeps bytes that are no UTF-8. */
    record Text(String value) implements FieldValue {
        @Override public String typeName() {
            return "longstr";
        }
    }

    /** {@code T}: whole seconds since 1970-01-01 UTC */
    record Timestamp(long epochSeconds) implements FieldValue {
        @Override public String typeName() {
            return "timestamp";
        }
    }

    /** {@code A} */
    record Array(List<FieldValue> values) implements FieldValue {
        @Override public String typeName() {
            return "array";
        }

        public Array {
            values = List.copyOf(values);
        }
    }

    /** {@code F} */
    record Table(FieldTable value) implements FieldValue {
        @Override public String typeName() {
            return "table";
        }
    }

    /** {@code V}: present, without a value */
    record Void() implements FieldValue {
        @Override public String typeName() {
            return "void";
        }
    }

    /** {@code x}: bytes; do not change the array. Equal by content. */
    record Bytes(byte[] value) implements FieldValue {
        @Override public String typeName() {
            return "binary";
        }

        @Override public boolean equals(Object other) {
            return other instanceof Bytes bytes && java.util.Arrays.equals(value, bytes.value);
        }

        @Override public int hashCode() {
            return java.util.Arrays.hashCode(value);
        }
    }

    static FieldValue of(String text) {
        return new Text(text);
    }

    static FieldValue of(boolean value) {
        return new Bool(value);
    }

    /** The narrowest of {@code I} and {@code l} that holds the number, as RabbitMQ's clients send it. */
    static FieldValue of(long value) {
        return value == (int) value ? new Int32((int) value) : new Int64(value);
    }
}
