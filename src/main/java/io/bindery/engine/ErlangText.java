package io.bindery.engine;

import io.bindery.engine.ErlangLayout.Bytes;
import io.bindery.engine.ErlangLayout.Group;
import io.bindery.engine.ErlangLayout.Pair;
import io.bindery.engine.ErlangLayout.Term;
import io.bindery.engine.ErlangLayout.Word;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values as RabbitMQ's error texts print them: Erlang terms with Erlang's names for the wire types. */
final class ErlangText {

    /** Characters that are printed with a backslash, and as what. */
    private static final String ESCAPED = "\n\r\t\u000B\b\f\u001B\\\"";
    private static final String ESCAPES = "nrtvbfe\\\"";

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

    /** As {@code ~s} shows text and bytes and {@code ~p}, behind so much of a line, everything else. */
    static String plain(FieldValue value, String before) {
        return value instanceof FieldValue.Text text ? text.value()
                : value instanceof FieldValue.Bytes bytes ? WireText.decode(bytes.value()) : term(value, before);
    }

    /** As {@code ~p} shows it on one line. */
    static String term(FieldValue value) {
        return shown(termOf(value).flat());
    }

    /** As {@code ~p} shows it behind so much of a line. */
    static String term(FieldValue value, String before) {
        return shown(termOf(value), before);
    }

    /** A pair of an atom and a number, as {@code ~p} shows it behind so much of a line. */
    static String pair(String atom, String number, String before) {
        return shown(Group.tuple(true, new Word(atom), new Word(number)), before);
    }

    /** A pair of an atom and a list of characters. */
    static String pairWithText(String atom, String text, String before) {
        byte[] bytes = WireText.encode(text);
        Term characters = printable(bytes) ? new Word(quoted(bytes))
                : Group.list(numbers(bytes).<Term>map(Word::new).toList());
        return shown(Group.tuple(true, new Word(atom), characters), before);
    }

    private static String shown(Term term, String before) {
        return shown(ErlangLayout.of(term, WireText.encode(before).length + 1));
    }

    /** Erlang counts and prints bytes; what they mean together is seen by whoever reads them. */
    private static String shown(String bytes) {
        return WireText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Term termOf(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return binaryTerm(WireText.encode(text.value()));
        } else if (value instanceof FieldValue.Bytes bytes) {
            return binaryTerm(bytes.value());
        } else if (value instanceof FieldValue.Decimal decimal) {
            return Group.tuple(false, new Word(Integer.toString(decimal.scale())), new Word(Long.toString(decimal.unscaled())));
        } else if (value instanceof FieldValue.Array array) {
            return list(array.values().stream().<Term>map(v -> Group.tuple(true, new Word(type(v)), termOf(v))).toList());
        } else if (value instanceof FieldValue.Table table) {
            return list(table.value().entries().entrySet().stream().<Term>map(e -> Group.tuple(false, binaryTerm(WireText.encode(e.getKey())),
                    new Word(type(e.getValue())), termOf(e.getValue()))).toList());
        }
        return new Word(word(value));
    }

    private static Term list(List<Term> elements) {
        return elements.isEmpty() ? new Word("[]") : Group.list(elements);
    }

    private static Term binaryTerm(byte[] bytes) {
        return printable(bytes) ? new Word(binary(bytes)) : new Bytes(binary(bytes));
    }

    private static String word(FieldValue value) {
        if (value instanceof FieldValue.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (value instanceof FieldValue.Float64 number) {
            return ErlangFloat.text(number.value());
        } else if (value instanceof FieldValue.Float32 number) {
            return ErlangFloat.text(number.value());
        } else if (value instanceof FieldValue.Timestamp time) {
            return Long.toString(time.epochSeconds());
        }
        return value instanceof FieldValue.Void ? "undefined" : integer(value);
    }

    /** What came as JSON, as {@code ~p} shows what RabbitMQ read it to be: values without types, maps, a list of characters as text. */
    static String ofJson(FieldValue value) {
        return ofJson(value, "");
    }

    /** The same behind so much of a line. */
    static String ofJson(FieldValue value, String before) {
        return shown(jsonTerm(value), before);
    }

    /** Members of a JSON object as a list of pairs. */
    static String pairs(Map<String, FieldValue> members) {
        return shown(list(members.entrySet().stream()
                .<Term>map(it -> Group.tuple(false, binaryTerm(WireText.encode(it.getKey())), jsonTerm(it.getValue()))).toList()), "");
    }

    /** What came as JSON, as {@code ~s} shows it: text, or lists of it. */
    static String charactersOfJson(FieldValue value) {
        if (value instanceof FieldValue.Array array) {
            return array.values().stream().map(it -> isCharacter(it) ? Character.toString((int) number(it)) : charactersOfJson(it)).collect(Collectors.joining());
        }
        return value instanceof FieldValue.Text text ? text.value() : ofJson(value);
    }

    private static Term jsonTerm(FieldValue value) {
        if (value instanceof FieldValue.Array array) {
            boolean text = !array.values().isEmpty() && array.values().stream().allMatch(ErlangText::isCharacter);
            return text ? new Word(quoted(WireText.encode(charactersOfJson(array)))) : list(array.values().stream().map(ErlangText::jsonTerm).toList());
        } else if (value instanceof FieldValue.Table table) {
            List<Term> pairs = new TreeMap<>(table.value().entries()).entrySet().stream()
                    .<Term>map(it -> new Pair(binaryTerm(WireText.encode(it.getKey())), jsonTerm(it.getValue()))).toList();
            return pairs.isEmpty() ? new Word("#{}") : Group.map(pairs);
        }
        return value instanceof FieldValue.Void ? new Word("null") : termOf(value);
    }

    private static boolean isCharacter(FieldValue value) {
        return value instanceof FieldValue.Int64 && number(value) >= ' ' && number(value) <= '~';
    }

    private static String integer(FieldValue value) {
        return Long.toString(number(value));
    }

    private static long number(FieldValue value) {
        return FieldTable.of("n", value).integer("n").orElseThrow();
    }

    /** A list of characters, as {@code ~p} shows it. */
    static String string(String text) {
        byte[] bytes = WireText.encode(text);
        return printable(bytes) ? shown(quoted(bytes)) : numbers(bytes).collect(Collectors.joining(",", "[", "]"));
    }

    private static String binary(byte[] bytes) {
        if (printable(bytes)) {
            return "<<" + (bytes.length == 0 ? "" : quoted(bytes)) + ">>";
        }
        return numbers(bytes).collect(Collectors.joining(",", "<<", ">>"));
    }

    private static Stream<String> numbers(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> Integer.toString(bytes[i] & 0xFF));
    }

    private static boolean printable(byte[] bytes) {
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c < ' ' ? ESCAPED.indexOf(c) < 0 : c > '~' && c < 0xA0) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(byte[] bytes) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : bytes) {
            int escaped = ESCAPED.indexOf(b & 0xFF);
            out.append(escaped < 0 ? String.valueOf((char) (b & 0xFF)) : "\\" + ESCAPES.charAt(escaped));
        }
        return out.append('"').toString();
    }
}
