package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.util.stream.Collectors;

/** Values as RabbitMQ's error texts print them: Erlang terms with Erlang's names for the wire types. */
final class ErlangText {

    private ErlangText() { }

    /** RabbitMQ's name for the value's wire type. */
    static String type(FieldValue value) {
        if (value instanceof FieldValue.Text) {
            return "longstr";
        } else if (value instanceof FieldValue.Int32) {
            return "signedint";
        } else if (value instanceof FieldValue.Int64) {
            return "long";
        } else if (value instanceof FieldValue.Bool) {
            return "bool";
        } else if (value instanceof FieldValue.Int16) {
            return "short";
        } else if (value instanceof FieldValue.Int8) {
            return "byte";
        } else if (value instanceof FieldValue.UInt8) {
            return "unsignedbyte";
        } else if (value instanceof FieldValue.UInt16) {
            return "unsignedshort";
        } else if (value instanceof FieldValue.UInt32) {
            return "unsignedint";
        } else if (value instanceof FieldValue.Float32) {
            return "float";
        } else if (value instanceof FieldValue.Float64) {
            return "double";
        } else if (value instanceof FieldValue.Decimal) {
            return "decimal";
        } else if (value instanceof FieldValue.Timestamp) {
            return "timestamp";
        } else if (value instanceof FieldValue.Array) {
            return "array";
        } else if (value instanceof FieldValue.Table) {
            return "table";
        }
        return value instanceof FieldValue.Bytes ? "binary" : "void";
    }

    /** As {@code ~s} shows text and bytes and {@code ~p} everything else. */
    static String plain(FieldValue value) {
        return value instanceof FieldValue.Text text ? text.value()
                : value instanceof FieldValue.Bytes bytes ? WireText.decode(bytes.value()) : term(value);
    }

    /** As {@code ~p} shows it. */
    static String term(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return binary(WireText.encode(text.value()));
        } else if (value instanceof FieldValue.Bytes bytes) {
            return binary(bytes.value());
        } else if (value instanceof FieldValue.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (value instanceof FieldValue.Float64 number) {
            return ErlangFloat.text(number.value());
        } else if (value instanceof FieldValue.Float32 number) {
            return ErlangFloat.text(number.value());
        } else if (value instanceof FieldValue.Timestamp time) {
            return Long.toString(time.epochSeconds());
        } else if (value instanceof FieldValue.Decimal decimal) {
            return "{" + decimal.scale() + "," + decimal.unscaled() + "}";
        } else if (value instanceof FieldValue.Array array) {
            return array.values().stream().map(v -> "{" + type(v) + "," + term(v) + "}").collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof FieldValue.Table table) {
            return table(table.value());
        }
        return value instanceof FieldValue.Void ? "undefined" : integer(value);
    }

    /** What came as JSON, as {@code ~p} shows what RabbitMQ read it to be: values without types, maps, a list of characters as text. */
    static String ofJson(FieldValue value) {
        if (value instanceof FieldValue.Array array) {
            boolean text = !array.values().isEmpty() && array.values().stream().allMatch(ErlangText::isCharacter);
            return text ? quoted(array.values().stream().map(it -> Character.toString((int) number(it))).collect(Collectors.joining()))
                    : array.values().stream().map(ErlangText::ofJson).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof FieldValue.Table table) {
            return table.value().entries().entrySet().stream().map(e -> binary(WireText.encode(e.getKey())) + " => " + ofJson(e.getValue()))
                    .collect(Collectors.joining(",", "#{", "}"));
        }
        return value instanceof FieldValue.Void ? "null" : term(value);
    }

    private static boolean isCharacter(FieldValue value) {
        return value instanceof FieldValue.Int64 && number(value) >= ' ' && number(value) <= '~';
    }

    private static String table(FieldTable table) {
        return table.entries().entrySet().stream()
                .map(e -> "{" + binary(WireText.encode(e.getKey())) + "," + type(e.getValue()) + "," + term(e.getValue()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String integer(FieldValue value) {
        return Long.toString(number(value));
    }

    private static long number(FieldValue value) {
        return FieldTable.of("n", value).integer("n").orElseThrow();
    }

    /** A list of characters, as {@code ~p} shows it. */
    static String string(String text) {
        return printable(WireText.encode(text))
                ? quoted(text)
                : text.chars().mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static String binary(byte[] bytes) {
        if (printable(bytes)) {
            return "<<" + (bytes.length == 0 ? "" : quoted(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))) + ">>";
        }
        StringBuilder out = new StringBuilder("<<");
        for (int i = 0; i < bytes.length; i++) {
            out.append(i == 0 ? "" : ",").append(bytes[i] & 0xFF);
        }
        return out.append(">>").toString();
    }

    private static boolean printable(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' || b == 127) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
