package io.bindery.ui.publish;

import io.bindery.model.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.function.Function;

/** The wire types a header can be given, by the word the form shows, each with how its text is read. */
enum HeaderType {
    TEXT("text", FieldValue.Text::new),
    INT("int", text -> new FieldValue.Int32((int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE))),
    LONG("long", text -> new FieldValue.Int64(whole(text, Long.MIN_VALUE, Long.MAX_VALUE))),
    BOOL("bool", text -> new FieldValue.Bool(truth(text))),
    DOUBLE("double", text -> new FieldValue.Float64(Double.parseDouble(number(text)))),
    NULL("null", text -> new FieldValue.Void()),
    BYTE("byte", text -> new FieldValue.Int8((byte) whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE))),
    SHORT("short", text -> new FieldValue.Int16((short) whole(text, Short.MIN_VALUE, Short.MAX_VALUE))),
    FLOAT("float", text -> new FieldValue.Float32(Float.parseFloat(number(text)))),
    DECIMAL("decimal", HeaderType::decimal),
    TIMESTAMP("timestamp", text -> new FieldValue.Timestamp(Instants.seconds(text))),
    BYTES("bytes", text -> new FieldValue.Bytes(HexFormat.of().parseHex(Payload.withoutSpace(text)))),
    LIST("list", JsonFields::list),
    TABLE("table", JsonFields::table);

    private final String word;
    private final Function<String, FieldValue> reader;

    HeaderType(String word, Function<String, FieldValue> reader) {
        this.word = word;
        this.reader = reader;
    }

    String word() {
        return word;
    }

    /** @throws IllegalArgumentException when the text is no value of this type; its message says what would be one */
    FieldValue read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wants(), wrong);
        }
    }

    private String wants() {
        return switch (this) {
            case INT -> "an int is a whole number from -2,147,483,648 to 2,147,483,647; choose long for more";
            case LONG -> "a long is a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807";
            case BYTE -> "a byte is a whole number from -128 to 127";
            case SHORT -> "a short is a whole number from -32,768 to 32,767";
            case BOOL -> "a bool is true or false";
            case DOUBLE, FLOAT -> "that is no number; a " + word + " looks like 49.90 or 1e6";
            case DECIMAL -> "a decimal has up to 255 places and a value of at most 4,294,967,295 without its point, and no sign";
            case TIMESTAMP -> "a timestamp is seconds since 1970, or a date like 2026-01-31T12:00:00Z";
            case BYTES -> "bytes are pairs of hex digits, such as 0a ff";
            case LIST -> "a list is JSON such as [\"a\", 2]";
            case TABLE -> "a table is JSON such as {\"a\": 1}";
            case TEXT, NULL -> "";
        };
    }

    private static long whole(String text, long from, long to) {
        BigInteger value = new BigInteger(text.strip());
        if (value.compareTo(BigInteger.valueOf(from)) < 0 || value.compareTo(BigInteger.valueOf(to)) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return value.longValue();
    }

    private static boolean truth(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** Java would take {@code 1f} and {@code 0x1p3} too; a person who typed those meant something else. */
    private static String number(String text) {
        if (!text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw new IllegalArgumentException("no number");
        }
        return text.strip();
    }

    private static FieldValue decimal(String text) {
        BigDecimal value = new BigDecimal(text.strip());
        BigInteger unscaled = value.unscaledValue();
        if (value.scale() < 0 || value.scale() > 255 || unscaled.signum() < 0 || unscaled.bitLength() > 32) {
            throw new IllegalArgumentException("out of range");
        }
        return new FieldValue.Decimal(value.scale(), unscaled.longValue());
    }
}
