package io.bindery.erlang;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An Erlang term, its text on one line known. Erlang counts and prints bytes: each character here is one. */
public sealed interface Term {

    String flat();

    default int length() {
        return flat().length();
    }

    /** One that is never broken. */
    record Word(String flat) implements Term { }

    /** A key of a map and its value. */
    record Pair(Term key, Term value, String flat) implements Term {
        public Pair(Term key, Term value) {
            this(key, value, key.flat() + " => " + value.flat());
        }
    }

    /** A binary in numbers. */
    record Bytes(String flat) implements Term { }

    /** @param tagged whether it is a tuple that begins with an atom and goes on */
    record Group(String open, String close, boolean tagged, List<Term> elements, String flat) implements Term {
        private static Group of(String open, String close, boolean tagged, List<Term> elements) {
            return new Group(open, close, tagged, elements, open + String.join(",", elements.stream().map(Term::flat).toList()) + close);
        }
    }

    static Term list(List<Term> elements) {
        return elements.isEmpty() ? new Word("[]") : Group.of("[", "]", false, elements);
    }

    static Term tuple(Term... elements) {
        return Group.of("{", "}", false, List.of(elements));
    }

    /** A tuple that begins with an atom. */
    static Term tagged(String atom, Term... others) {
        return Group.of("{", "}", true, Stream.concat(Stream.of(new Word(atom)), Stream.of(others)).toList());
    }

    static Term map(List<Term> pairs) {
        return pairs.isEmpty() ? new Word("#{}") : Group.of("#{", "}", false, pairs);
    }

    static Term number(long number) {
        return new Word(Long.toString(number));
    }

    /** As text where all of it can be printed, else in numbers. */
    static Term binary(byte[] bytes) {
        if (Quoting.isPrintable(bytes)) {
            return new Word("<<" + (bytes.length == 0 ? "" : Quoting.quoted(bytes)) + ">>");
        }
        return octets(bytes);
    }

    /** A binary in numbers, whatever it is. */
    static Term octets(byte[] bytes) {
        return new Bytes(numbers(bytes).collect(Collectors.joining(",", "<<", ">>")));
    }

    /** A list of characters: as text where all of it can be printed. */
    static Term characters(byte[] bytes) {
        return Quoting.isPrintable(bytes) ? new Word(Quoting.quoted(bytes)) : list(numbers(bytes).<Term>map(Word::new).toList());
    }

    private static Stream<String> numbers(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> Integer.toString(bytes[i] & 0xFF));
    }
}
