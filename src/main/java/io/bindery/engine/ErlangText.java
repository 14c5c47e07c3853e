package io.bindery.engine;

import io.bindery.erlang.ErlangFloat;
import io.bindery.erlang.Term;
import io.bindery.erlang.Term.Pair;
import io.bindery.erlang.Term.Word;
import io.bindery.erlang.TermLayout;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.WireText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as RabbitMQ's error texts print them: Erlang terms with Erlang's names for the wire types. */
final class ErlangText {

    private ErlangText() { }

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
        return shown(Term.tagged(atom, new Word(number)), before);
    }

    /** A pair of an atom and a list of characters. */
    static String pairWithText(String atom, String text, String before) {
        return shown(Term.tagged(atom, Term.characters(WireText.encode(text))), before);
    }

    private static String shown(Term term, String before) {
        return shown(TermLayout.of(term, WireText.encode(before).length + 1));
    }

    /** Erlang counts and prints bytes; what they mean together is seen by whoever reads them. */
    private static String shown(String bytes) {
        return WireText.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Term termOf(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return Term.binary(WireText.encode(text.value()));
        } else if (value instanceof FieldValue.Bytes bytes) {
            return Term.binary(bytes.value());
        } else if (value instanceof FieldValue.Decimal decimal) {
            return Term.tuple(Term.number(decimal.scale()), Term.number(decimal.unscaled()));
        } else if (value instanceof FieldValue.Array array) {
            return Term.list(array.values().stream().<Term>map(v -> Term.tagged(v.typeName(), termOf(v))).toList());
        } else if (value instanceof FieldValue.Table table) {
            return Term.list(table.value().entries().entrySet().stream().<Term>map(e -> Term.tuple(Term.binary(WireText.encode(e.getKey())),
                    new Word(e.getValue().typeName()), termOf(e.getValue()))).toList());
        }
        return new Word(word(value));
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
        return shown(Term.list(members.entrySet().stream()
                .<Term>map(it -> Term.tuple(Term.binary(WireText.encode(it.getKey())), jsonTerm(it.getValue()))).toList()), "");
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
            return text ? Term.characters(WireText.encode(charactersOfJson(array))) : Term.list(array.values().stream().map(ErlangText::jsonTerm).toList());
        } else if (value instanceof FieldValue.Table table) {
            List<Term> pairs = new TreeMap<>(table.value().entries()).entrySet().stream()
                    .<Term>map(it -> new Pair(Term.binary(WireText.encode(it.getKey())), jsonTerm(it.getValue()))).toList();
            return Term.map(pairs);
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

    /** A list of characters, as {@code ~p} shows it on one line. */
    static String string(String text) {
        return shown(Term.characters(WireText.encode(text)).flat());
    }
}
